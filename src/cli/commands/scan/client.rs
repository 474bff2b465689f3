//! Whose letters the scans are.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::application::{Application, LetterCode, LetterLanguage};
use crate::batch::{ClientFolders, is_client_folder, letter_made_in};
use crate::cli::args::ScanArgs;
use crate::cli::commands::letter::{letter_template, paper};
use crate::cli::failure::Failure;
use crate::cli::record::{folder, source};
use crate::diagnostic::Diagnostic;
use crate::intake::{ReadOptions, read};
use crate::letter;
use crate::message::{Explain, Ui};
use crate::scan::{LetterSight, Look};
use crate::template::Template;

/// What `--client` names.
pub(super) enum Client<'a> {
    /// A client's record.
    Record(&'a Path),
    /// A client's folder, as a batch made it.
    Folder(&'a Path),
    /// A batch's output folder; a letter's code tells its client.
    Batch(Arc<ClientFolders>),
}

impl<'a> Client<'a> {
    pub(super) fn of(args: &'a ScanArgs) -> Result<Option<Client<'a>>, Failure> {
        let Some(path) = args.client.as_deref() else {
            return Ok(None);
        };
        if !path.is_dir() {
            return Ok(Some(Client::Record(path)));
        }
        let options = [
            ("--lang", args.lang.is_some()),
            ("--template", args.template.is_some()),
            ("--letterhead", args.letterhead.is_some()),
            ("--read-name", args.read_name),
        ];
        if let Some((option, _)) = options.iter().find(|(_, is_given)| *is_given) {
            return Err(ClientFault::NotOfAFolder { option }.into());
        }
        if is_client_folder(path) {
            return Ok(Some(Client::Folder(path)));
        }
        let folders = ClientFolders::open(path).unwrap_or_default();
        if folders.is_empty() {
            return Err(ClientFault::NoClients(path.to_owned()).into());
        }
        Ok(Some(Client::Batch(Arc::new(folders))))
    }

    /// What is looked at on scans of its letters.
    pub(super) fn look(&self, args: &ScanArgs) -> Result<Look, Failure> {
        match self {
            Client::Record(record) => Ok(Look::Letter(sight_of(record, args)?.into())),
            Client::Folder(folder) => match letter_made_in(folder) {
                Some(sight) => Ok(Look::Letter(sight.into())),
                None => Err(ClientFault::NoLetter((*folder).to_owned()).into()),
            },
            Client::Batch(folders) => Ok(Look::ByCode(folders.clone())),
        }
    }

    /// The name of the folder that a letter with this code belongs in, among those of other clients.
    pub(super) fn folder_name(&self, code: Option<&LetterCode>) -> Option<&OsStr> {
        match self {
            Client::Batch(folders) => folders.folder(&code?.id)?.file_name(),
            Client::Record(_) | Client::Folder(_) => None,
        }
    }
}

/// The letter as `gonghan letter` makes it from a record, ready to be compared with.
fn sight_of(record: &Path, args: &ScanArgs) -> Result<LetterSight, Failure> {
    let mut application = self::record(record)?;
    if let Some(lang) = &args.lang {
        application.letter.lang = Some(lang.parse::<LetterLanguage>()?);
        application.letter.template = None;
    }
    if let Some(letterhead) = &args.letterhead {
        application.letter.letterhead = Some(paper(letterhead)?);
    }
    let template = match &args.template {
        Some(name) => letter_template(name)?,
        None => Template::for_application(&application, folder(record))?,
    };
    Ok(letter::letter_sight(
        &application,
        &template,
        folder(record),
    )?)
}

/// The client's record, whatever a check would say of it now.
pub(super) fn record(path: &Path) -> Result<Application, Failure> {
    let options = ReadOptions {
        // The letter is made and stamped: whether its ID is usual is no longer the question.
        allow_unusual_id: true,
    };
    Ok(read(&source(path)?, &options).application()?)
}

/// A letter is to be looked at whose client is not named.
pub(super) struct NoClient;

impl Explain for NoClient {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![
            Diagnostic::warning(
                "scan-no-client",
                ui.pick(
                    "seal and signature are not looked for: whose letter it is was not said",
                    "未检查印章和签名：没有指明是哪个客户的公函",
                ),
            )
            .hint(ui.pick(
                "name the record, or a batch's folder where the letters have codes: --client client.toml, --client out",
                "请指明资料，或（公函带识别码时）批次文件夹：--client client.toml、--client out",
            )),
        ]
    }
}

/// A folder that is named by `--client` and can't be used.
enum ClientFault {
    /// An option has no meaning beside it.
    NotOfAFolder { option: &'static str },
    /// It is neither a batch's nor a client's.
    NoClients(PathBuf),
    /// A client's, whose letter is not there as it was made.
    NoLetter(PathBuf),
}

impl Explain for ClientFault {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![match self {
            ClientFault::NotOfAFolder { option } => Diagnostic::error(
                "scan-option-of-record",
                ui.pick(
                    format!(
                        "`{option}` goes with a client's record, and `--client` names a folder"
                    ),
                    format!("`{option}` 须与客户资料文件一起使用，而 `--client` 指向文件夹"),
                ),
            )
            .hint(ui.pick(
                "leave it away, or name the record: --client client.toml",
                "请去掉该选项，或指明资料文件：--client client.toml",
            )),
            ClientFault::NoClients(folder) => {
                let folder = folder.display();
                Diagnostic::error(
                    "scan-no-clients",
                    ui.pick(
                        format!("{folder} is neither the output folder of `gonghan batch` nor a client's folder in one"),
                        format!("{folder} 既不是 `gonghan batch` 的输出文件夹，也不是其中的客户文件夹"),
                    ),
                )
                .hint(ui.pick(
                    "name one, or the client's record: --client client.toml",
                    "请指明其一，或客户资料文件：--client client.toml",
                ))
            }
            ClientFault::NoLetter(folder) => {
                let folder = folder.display();
                Diagnostic::error(
                    "scan-no-letter",
                    ui.pick(
                        format!("the letter in {folder} is not there as it was made"),
                        format!("{folder} 中的公函已不在或已改动"),
                    ),
                )
                .hint(ui.pick(
                    "run `gonghan batch` again, or name the client's record: --client client.toml",
                    "请重新运行 `gonghan batch`，或指明资料文件：--client client.toml",
                ))
            }
        }]
    }
}
