//! Chromium, driven through the page as a user drives it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::letters::project;

/// Far longer than anything takes, on a machine that is busy with other tests.
/// Whether a page may be used: its scripts listen, and what was on it before is put back.
const READY: &str = "document.body && (!document.body.dataset.way || document.body.dataset.ready)";
const PATIENCE: Duration = Duration::from_secs(60);

/// The day on which the server runs, in seconds since 1970.
pub(crate) const TODAY: &str = "1795608000";

/// `gonghan serve`, running.
pub(crate) struct Served {
    child: Child,
    /// With the token.
    pub(crate) address: String,
    /// Temporary files, and the program that files are opened with.
    pub(crate) folder: tempfile::TempDir,
}

impl Served {
    pub(crate) fn start() -> Served {
        let folder = tempfile::tempdir().unwrap();
        let (child, address) = Served::started(folder.path(), "0");
        Served {
            child,
            address,
            folder,
        }
    }

    /// Stops it, and starts another one on the same port.
    pub(crate) fn start_anew(&mut self) {
        self.stop("INT");
        let port = self.origin().rsplit(':').next().unwrap().to_owned();
        (self.child, self.address) = Served::started(self.folder.path(), &port);
    }

    /// A server on a port, and its address.
    fn started(folder: &Path, port: &str) -> (Child, String) {
        let path = std::env::var("PATH").unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_gonghan"))
            .args(["serve", "--no-open", "--port", port])
            .env("PATH", format!("{}:{path}", folder.display()))
            .env("TMPDIR", folder)
            .env("SOURCE_DATE_EPOCH", TODAY)
            .env_remove("LANG")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        (child, address.trim_end().to_owned())
    }

    /// `http://127.0.0.1:PORT`.
    pub(crate) fn origin(&self) -> &str {
        self.address.split("/?").next().unwrap()
    }

    pub(crate) fn token(&self) -> &str {
        self.address.split("token=").nth(1).unwrap()
    }

    /// Stops it by a signal, as Ctrl-C does by `INT`, and gives how it ended.
    pub(crate) fn stop(&mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        let mut kill = Command::new("kill");
        kill.args(["-s", signal, &id]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser with one window.
pub(crate) struct Browser {
    runtime: Runtime,
    client: Client,
    driver: Child,
    downloads: tempfile::TempDir,
}

/// A command of Chromium's own.
#[derive(Debug)]
struct DevTools(Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap()))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}

impl Browser {
    /// A new browser; none where Chromium is not installed, which CI does not let pass.
    #[expect(clippy::print_stderr, reason = "a test that was not run says so")]
    pub(crate) fn start() -> Option<Browser> {
        let driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut driver = match driver {
            Ok(driver) => driver,
            Err(error) => {
                assert!(
                    std::env::var_os("CI").is_none(),
                    "chromium-driver is needed in CI: {error}"
                );
                eprintln!("not run: chromium and chromium-driver are not installed");
                return None;
            }
        };
        let port = BufReader::new(driver.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("successfully on port ")?;
                Some(port.trim_end_matches('.').to_owned())
            })
            .unwrap();
        let downloads = tempfile::tempdir().unwrap();
        let options = json!({
            "goog:chromeOptions": {
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000",
                    // Nothing but the page itself can be reached.
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                    "--lang=en",
                ],
                "prefs": {
                    "download.default_directory": downloads.path(),
                    "download.prompt_for_download": false,
                },
            },
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(options.as_object().unwrap().clone().into_iter().collect());
        let client = runtime
            .block_on(builder.connect(&format!("http://127.0.0.1:{port}")))
            .unwrap();
        Some(Browser {
            runtime,
            client,
            driver,
            downloads,
        })
    }

    pub(crate) fn open(&self, address: &str) {
        self.runtime.block_on(self.client.goto(address)).unwrap();
    }

    /// Opens an address in a tab beside, and comes back.
    pub(crate) fn open_beside(&self, address: &str) {
        let opened = self.runtime.block_on(async {
            let here = self.client.window().await?;
            let beside = self.client.new_window(true).await?.handle;
            self.client.switch_to_window(beside).await?;
            self.client.goto(address).await?;
            self.client.switch_to_window(here).await
        });
        opened.unwrap();
    }

    /// What a script gives back.
    pub(crate) fn run(&self, script: &str, with: &[Value]) -> Value {
        self.runtime
            .block_on(self.client.execute(script, with.to_vec()))
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script's promise comes to.
    pub(crate) fn run_async(&self, script: &str, with: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done, (error) => done(String(error)));"
        );
        self.runtime
            .block_on(self.client.execute_async(&script, with.to_vec()))
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until an expression is true.
    pub(crate) fn wait(&self, expression: &str) {
        let start = Instant::now();
        while self.run(&format!("return Boolean({expression})"), &[]) != Value::Bool(true) {
            if start.elapsed() > PATIENCE {
                let page = self.run("return document.body.innerText", &[]);
                self.picture(Path::new(env!("CARGO_TARGET_TMPDIR")).join("waiting.png"));
                panic!(
                    "{expression} never came true on:\n{}",
                    page.as_str().unwrap()
                );
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn click(&self, selector: &str) {
        self.wait(READY);
        self.wait(&format!("document.querySelector({})", json!(selector)));
        // What lies beneath the notice is scrolled out from there.
        let centred = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
        self.run(centred, &[json!(selector)]);
        self.runtime.block_on(async {
            let element = self.client.find(Locator::Css(selector)).await.unwrap();
            if let Err(error) = element.click().await {
                panic!("{selector} can't be clicked: {error}");
            }
        });
    }

    /// Types into what a selector finds, key by key.
    pub(crate) fn type_into(&self, selector: &str, text: &str) {
        self.runtime.block_on(async {
            let element = self.client.find(Locator::Css(selector)).await.unwrap();
            element
                .send_keys(text)
                .await
                .unwrap_or_else(|error| panic!("{selector}: {error}"));
        });
    }

    /// Types to whatever has the focus.
    pub(crate) fn press(&self, keys: &str) {
        self.runtime.block_on(async {
            let element = self.client.active_element().await.unwrap();
            element.send_keys(keys).await.unwrap();
        });
    }

    /// Chooses files in a file input; they stay where they are.
    pub(crate) fn choose(&self, selector: &str, files: &[PathBuf]) {
        self.wait(READY);
        let paths: Vec<_> = files.iter().map(|file| file.to_str().unwrap()).collect();
        self.type_into(selector, &paths.join("\n"));
    }

    /// Drops a file on an element, as the mouse does.
    pub(crate) fn drop(&self, selector: &str, name: &str, bytes: &[u8]) {
        self.wait(READY);
        let base64 = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes);
        self.run_async(
            "const [selector, name, base64] = arguments;
             const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
             const dataTransfer = new DataTransfer();
             dataTransfer.items.add(new File([bytes], name));
             for (const kind of ['dragenter', 'dragover', 'drop'])
               document.querySelector(selector).dispatchEvent(
                 new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
             return true;",
            &[json!(selector), json!(name), json!(base64)],
        );
    }

    /// Chooses one of a select's options by its value.
    pub(crate) fn select(&self, selector: &str, value: &str) {
        self.wait(READY);
        self.runtime.block_on(async {
            let element = self.client.find(Locator::Css(selector)).await.unwrap();
            element.select_by_value(value).await.unwrap();
        });
    }

    /// What is to be read in an element.
    pub(crate) fn text(&self, selector: &str) -> String {
        let text = self.run(
            "return document.querySelector(arguments[0])?.innerText ?? ''",
            &[json!(selector)],
        );
        text.as_str().unwrap().to_owned()
    }

    /// A file that was downloaded, taken out of the folder.
    pub(crate) fn downloaded(&self, name: &str) -> Vec<u8> {
        let path = self.downloads.path().join(name);
        let start = Instant::now();
        while !self.is_whole(&path) {
            assert!(start.elapsed() < PATIENCE, "{name} was not downloaded");
            std::thread::sleep(Duration::from_millis(20));
        }
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        bytes
    }

    /// Whether a download is there to its end: Chromium holds its name with an empty file, and writes into another.
    fn is_whole(&self, path: &Path) -> bool {
        let length = || std::fs::metadata(path).map_or(0, |details| details.len());
        let is_under_way = || {
            let mut entries = std::fs::read_dir(self.downloads.path()).unwrap();
            entries.any(|entry| {
                let name = entry.unwrap().file_name();
                name.to_string_lossy().ends_with(".crdownload")
            })
        };
        let before = length();
        if before == 0 || is_under_way() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(50));
        length() == before && !is_under_way()
    }

    /// A command of Chromium's own (Chrome DevTools Protocol).
    pub(crate) fn dev_tools(&self, name: &str, parameters: &Value) -> Value {
        let command = DevTools(json!({"cmd": name, "params": parameters}));
        self.runtime
            .block_on(self.client.issue_cmd(command))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A screen of this many CSS pixels, wide and high.
    pub(crate) fn screen(&self, width: u32, height: u32) {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.dev_tools("Emulation.setDeviceMetricsOverride", &size);
    }

    pub(crate) fn dark(&self, is_dark: bool) {
        let value = if is_dark { "dark" } else { "light" };
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.dev_tools("Emulation.setEmulatedMedia", &media);
        // The page is drawn in its new colours from the next frame on.
        let drawn = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); return true";
        self.run_async(drawn, &[]);
    }

    /// The whole page as PNG.
    pub(crate) fn picture(&self, path: impl AsRef<Path>) {
        // A face that is still being loaded leaves boxes behind.
        self.run_async("await document.fonts.ready; return true", &[]);
        let mut clip =
            self.dev_tools("Page.getLayoutMetrics", &json!({}))["cssContentSize"].clone();
        clip["scale"] = json!(1);
        let shot = self.dev_tools(
            "Page.captureScreenshot",
            &json!({"format": "png", "captureBeyondViewport": true, "clip": clip}),
        );
        let base64 = shot["data"].as_str().unwrap();
        let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, base64);
        std::fs::write(path, bytes.unwrap()).unwrap();
    }

    /// The page as it comes out of a printer, on A4.
    pub(crate) fn printed(&self) -> Vec<u8> {
        let sheet = json!({"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": false});
        let printed = self.dev_tools("Page.printToPDF", &sheet);
        let base64 = printed["data"].as_str().unwrap();
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, base64).unwrap()
    }

    /// What axe-core finds on the page that is serious or worse, one line each.
    pub(crate) fn barriers(&self) -> Vec<String> {
        let axe = std::fs::read_to_string(project("tests/page/axe.min.js")).unwrap();
        self.run(&axe, &[]);
        let found = self.run_async(
            "const { violations, passes } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
             if (passes.length < 10) throw new Error('axe looked at next to nothing');
             return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
               .flatMap(({ id, help, nodes }) => nodes.map(({ html, any }) => `${id}: ${help}: ${any[0]?.message}: ${html.slice(0, 200)}`));",
            &[],
        );
        match found {
            Value::Array(found) => found
                .iter()
                .map(|line| line.as_str().unwrap().to_owned())
                .collect(),
            other => panic!("{other}"),
        }
    }

    /// Asserts that the page asked nobody but its own server for anything.
    pub(crate) fn has_asked_only(&self, origin: &str) {
        let asked = self.run(
            "return performance.getEntriesByType('resource').map(({ name }) => name)",
            &[],
        );
        let asked = asked.as_array().unwrap();
        assert!(!asked.is_empty());
        for address in asked {
            let address = address.as_str().unwrap();
            let is_own = address.starts_with(origin)
                || address.starts_with(&format!("blob:{origin}"))
                || address.starts_with("data:");
            assert!(is_own, "{address}");
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // One that is gone already needs no farewell.
        let _ = self.runtime.block_on(self.client.clone().close());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
