// This module decides how something that a declaration begins with is deleted: asked once more first.

import { Button, Popconfirm } from "antd";
import { useWords } from "../words/language.tsx";

export function DeleteButton({ title, onDelete }: { title: string; onDelete(): void }) {
  const { t } = useWords();
  return (
    <Popconfirm title={title} onConfirm={onDelete}>
      <Button danger>{t("declare.delete")}</Button>
    </Popconfirm>
  );
}
