// This module decides how the platform's name is written: both names, always.

import { useWords } from "../words/language.tsx";

export function Name() {
  const { t } = useWords();
  return (
    <p className="name">
      <span lang="en">Tongguan</span> <span lang="zh-Hans">通关</span> <small>{t("page.name_aside")}</small>
    </p>
  );
}
