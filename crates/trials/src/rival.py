"""A rival for the bench: learns and scores what it is sent, with the library named on the command line."""
import struct
import sys

import numpy as np

kind, mode, width = sys.argv[1], sys.argv[2], int(sys.argv[3])
common = {"n_estimators": 200, "learning_rate": 0.05, "subsample": 0.8, "colsample_bytree": 0.5, "n_jobs": 1, "random_state": 1}
if kind == "lightgbm":
    import lightgbm

    extra = {"num_leaves": 31, "min_child_samples": 20, "subsample_freq": 1, "verbose": -1}
    classes = (lightgbm.LGBMClassifier, lightgbm.LGBMRegressor)
else:
    import xgboost

    extra = {"max_depth": 6, "tree_method": "hist"}
    classes = (xgboost.XGBClassifier, xgboost.XGBRegressor)

model = None
while True:
    head = sys.stdin.buffer.read(5)
    if len(head) < 5:
        break
    rows = struct.unpack("<I", head[1:])[0]
    table = np.frombuffer(sys.stdin.buffer.read(rows * width * 4), dtype="<f4").reshape(rows, width)
    if head[:1] == b"F":
        truth = np.frombuffer(sys.stdin.buffer.read(rows * 4), dtype="<f4")
        model = classes[mode == "revenue"](**common, **extra).fit(table, truth)
    else:
        scores = model.predict(table) if mode == "revenue" else model.predict_proba(table)[:, 1]
        sys.stdout.buffer.write(np.asarray(scores, dtype="<f4").tobytes())
        sys.stdout.buffer.flush()
