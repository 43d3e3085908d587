// This module decides how the components of Ant Design look: the colours and sizes of our own style sheet, in
// light and dark, in the reader's language, with the nonce that the page's policy asks of every style.

import { App as AntApp, ConfigProvider, theme } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import { type ReactNode, useSyncExternalStore } from "react";
import { useWords } from "../words/language.tsx";

const dark = matchMedia("(prefers-color-scheme: dark)");

function useDark(): boolean {
  return useSyncExternalStore(
    (listen) => {
      dark.addEventListener("change", listen);
      return () => dark.removeEventListener("change", listen);
    },
    () => dark.matches,
  );
}

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

const LIGHT = { colorPrimary: "#14554a", colorLinkHover: "#0a443b", colorInfo: "#1f5fae", colorSuccess: "#1b7a47", colorWarning: "#8a6100", colorError: "#b3261e", colorText: "#17201c", colorTextSecondary: "#55625c", colorTextDescription: "#65716b", colorTextPlaceholder: "#65716b", colorBgLayout: "#f5f6f5" };
const DARK = { colorPrimary: "#3fae8f", colorLinkHover: "#b9ecdc", colorInfo: "#8fbdf2", colorSuccess: "#7fd6a2", colorWarning: "#ecc561", colorError: "#ff9d94", colorBgBase: "#191e1c", colorTextBase: "#e6ebe8", colorTextDescription: "#97a49d", colorTextPlaceholder: "#97a49d", colorBgLayout: "#121614" };

export function Theme({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const isDark = useDark();
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={language === "zh" ? zh : en}
      theme={{
        algorithm: [isDark ? theme.darkAlgorithm : theme.defaultAlgorithm, theme.compactAlgorithm],
        token: { ...(isDark ? DARK : LIGHT), fontSize: 14, borderRadius: 4, fontFamily: "inherit", motion: false },
        // White on the lighter green of dark pages is too faint.
        components: isDark ? { Button: { primaryColor: "#0b211b" } } : {},
      }}
    >
      <AntApp className="ant-app">{children}</AntApp>
    </ConfigProvider>
  );
}
