// This module decides what the keyboard help says.

import { Dialog } from "../parts/Dialog.tsx";
import type { Word } from "../words/dictionary.ts";
import { useWords } from "../words/language.tsx";

const KEYS: [string[], Word][] = [
  [["j", "↓"], "help.down"],
  [["k", "↑"], "help.up"],
  [["Enter"], "help.open"],
  [["Esc"], "help.close"],
  [["/"], "help.filter"],
  [["n"], "help.hand_in"],
  [["?"], "help.help"],
];

export function Help({ onClose }: { onClose(): void }) {
  const { t } = useWords();
  return (
    <Dialog title={t("help.title")} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, word]) => (
          <div key={word}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
