//! Makes sure that there is a page to embed, so that the server builds without Node.js.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    if !dist.join("index.html").exists() {
        std::fs::create_dir_all(&dist)?;
        let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tongguan</title><p>The page is not built; run ./run, or npm ci &amp;&amp; npm run build in web/. 页面尚未构建。</p></html>\n";
        std::fs::write(dist.join("index.html"), page)?;
    }
    Ok(())
}
