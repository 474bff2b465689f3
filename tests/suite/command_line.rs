//! The program, run as a user runs it.

mod bad_input;
mod batch;
mod checks;
mod emails;
mod emails_sent;
mod forms;
mod letters_made;
mod other_commands;
mod scans;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::letters::project;

/// A folder of its own to run the program in.
struct Desk {
    folder: tempfile::TempDir,
}

/// What a run said and how it ended.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Desk {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = std::fs::File::create(path).unwrap();
        file.write_all(bytes.as_ref()).unwrap();
        self
    }

    fn copy(&self, from: &str, name: &str) -> &Desk {
        self.write(name, std::fs::read(project(from)).unwrap())
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gonghan"));
        command.args(args).current_dir(self.folder.path());
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("LC_")
                || ["LANG", "LANGUAGE", "SOURCE_DATE_EPOCH"].contains(&&*name)
            {
                command.env_remove(&*name);
            }
        }
        command.env("LANG", "en_US.UTF-8").stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Run {
        Run::of(&mut self.command(args))
    }

    /// All files below the folder, sorted.
    fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, files: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, files);
                } else {
                    let below = path.strip_prefix(root).unwrap();
                    files.push(below.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        let mut files = Vec::new();
        walk(self.folder.path(), self.folder.path(), &mut files);
        files.sort();
        files
    }
}

impl Run {
    fn of(command: &mut Command) -> Run {
        let output = command.output().unwrap();
        let said = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is said is UTF-8");
        let run = Run {
            code: output.status.code().expect("it ends by itself"),
            out: said(output.stdout),
            err: said(output.stderr),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }
}
