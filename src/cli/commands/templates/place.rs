//! `gonghan templates place`: a first guess of where each field goes on a form.

use std::path::{Component, Path, PathBuf};

use super::proof::{drawn, proof_of};
use crate::application::Language;
use crate::background::{Background, BackgroundError};
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::files::{Output, write_all};
use crate::form::guess::Guess;
use crate::form::{Comments, FirstGuess, FormFile, OwnField, draft, first_guess};
use crate::message::{Explain, Ui};
use crate::template::{Template, folder_of};

/// What was asked for.
pub(super) struct Asked<'a> {
    pub(super) form: &'a Path,
    pub(super) output: &'a Path,
    pub(super) page: Option<u16>,
    pub(super) lang: Option<&'a str>,
    pub(super) force: bool,
}

pub(super) fn run(asked: &Asked<'_>, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let ui = terminal.ui();
    let language = asked.lang.map(str::parse::<Language>).transpose()?;
    if asked
        .output
        .extension()
        .is_none_or(|ending| ending != "toml")
    {
        return Err(PlaceFault::NoToml(asked.output.to_owned()).into());
    }
    let file = beside(asked.form, asked.output)?;
    let unusable = |error| PlaceFault::Unusable(asked.form.to_owned(), error);
    let page = asked.page.map(usize::from);
    let background = Background::read(asked.form, page, &[]).map_err(unusable)?;
    let FirstGuess {
        guess,
        own,
        language,
        doubts,
    } = first_guess(asked.form, &background, language)?;
    terminal.warn(&doubts)?;
    let title = asked.form.file_stem().unwrap_or_default().to_string_lossy();
    let form = FormFile {
        title: &title,
        file: &file,
        sha256: background.sha256(),
        page: asked.page,
        language,
    };
    let text = draft(&form, &guess, &own, comments(ui));
    if let Some(unsaid) = write(asked, &text, terminal)?.unsaid() {
        terminal.warn(&unsaid)?;
    }
    terminal.advise(&told(asked, &guess, &own, ui))?;
    Ok(ExitStatus::Done)
}

/// What the template says of itself.
fn comments(ui: Ui) -> Comments {
    Comments {
        head: ui.pick(
            "# Where each field goes on the form, as gonghan guesses it. Look at the picture beside this file, correct the\n\
             # numbers (mm from the top left corner of the sheet), and draw it again: gonghan templates proof\n",
            "# 各字段在表格上的位置，由 gonghan 猜测。请对照旁边的图片改正数字（毫米，自纸张左上角量起），\n\
             # 再重新画图核对：gonghan templates proof\n",
        ),
        unknown: ui.pick(
            "# What this field of the form takes was not recognised:",
            "# 未能识别表格的这个域应填什么：",
        ),
    }
}

/// Writes the template, and the picture of its places beside it.
fn write(asked: &Asked<'_>, text: &str, terminal: &Terminal) -> Result<Template, Failure> {
    let source = crate::diagnostic::Source::new(asked.output.display().to_string(), text);
    let folder = folder_of(asked.output).to_owned();
    // Read back as a run of `letter` would, so that nothing is written that it would refuse.
    let template = Template::from_source(source, Some(folder))?;
    let outputs = [
        Output {
            path: asked.output.to_owned(),
            bytes: text.into(),
        },
        Output {
            path: proof_of(asked.output),
            bytes: drawn(&template, asked.output)?,
        },
    ];
    write_all(&outputs, asked.force)?;
    for output in &outputs {
        terminal.print(&format!("{}\n", output.path.display()))?;
    }
    Ok(template)
}

/// The form's path from the template's folder on, which it has to lie in.
fn beside(form: &Path, output: &Path) -> Result<String, PlaceFault> {
    let elsewhere = || PlaceFault::Elsewhere {
        form: form.to_owned(),
        folder: folder_of(output).to_owned(),
    };
    let unreadable = |source| {
        let path = form.to_owned();
        PlaceFault::Unusable(
            form.to_owned(),
            BackgroundError::Unreadable { path, source },
        )
    };
    let whole = form.canonicalize().map_err(unreadable)?;
    let folder = folder_of(output).canonicalize().map_err(|_| elsewhere())?;
    let inside = whole.strip_prefix(folder).map_err(|_| elsewhere())?;
    let parts: Option<Vec<&str>> = inside
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    Ok(parts.ok_or_else(elsewhere)?.join("/"))
}

/// What was found, and what to do next.
fn told(asked: &Asked<'_>, guess: &Guess, own: &[OwnField<'_>], ui: Ui) -> String {
    let named = own.iter().filter(|field| field.meaning.is_some()).count();
    let (places, zones) = (guess.places.len() + named, guess.clear.len());
    let (template, picture) = (asked.output.display(), proof_of(asked.output));
    let picture = picture.display();
    let unnamed = own.len() - named;
    let left = match unnamed {
        0 => String::new(),
        _ => ui.pick(
            format!("\n{unnamed} of the form's own fields were not recognised; they stand in the file as comments.\n"),
            format!("\n有 {unnamed} 个表格自带的域未能识别，已作为注释写在文件中。\n"),
        ),
    };
    let nothing = if places == 0 {
        ui.pick(
            "\nNo label was recognised on the form: write the places yourself, by the grid on the picture.\n",
            "\n未能在表格上识别出任何栏目：请按图片上的网格自行写出位置。\n",
        )
    } else {
        ""
    };
    ui.pick(
        format!(
            "
{places} places and {zones} clear zones were guessed.
{left}{nothing}
Next:
  1. Look at {picture}: is every field where it belongs, and is none missing?
  2. Correct {template} by the grid (mm), and draw it again: gonghan templates proof {template}
  3. gonghan letter client.toml --template {template}
"
        ),
        format!(
            "
猜出 {places} 个字段位置、{zones} 处留空区域。
{left}{nothing}
下一步：
  1. 查看 {picture}：每个字段的位置是否正确，有无遗漏。
  2. 按网格（毫米）修改 {template}，并重新画图：gonghan templates proof {template}
  3. gonghan letter client.toml --template {template}
"
        ),
    )
}

/// Why no places are written.
enum PlaceFault {
    /// The template would not be known for one.
    NoToml(PathBuf),
    /// The form lies outside of the template's folder.
    Elsewhere { form: PathBuf, folder: PathBuf },
    /// The form can't be used.
    Unusable(PathBuf, BackgroundError),
}

impl Explain for PlaceFault {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            PlaceFault::NoToml(path) => {
                let path = path.display();
                let title = ui.pick(
                    format!("`{path}` does not end in .toml"),
                    format!("`{path}` 的扩展名不是 .toml"),
                );
                vec![Diagnostic::error("place-not-toml", title).hint(ui.pick(
                    "a template of a form is a TOML file: -o mine.toml",
                    "表格的模板是 TOML 文件：-o mine.toml",
                ))]
            }
            PlaceFault::Elsewhere { form, folder } => {
                let (form, folder) = (form.display(), folder.display());
                let title = ui.pick(
                    format!("the form `{form}` is not in the template's folder, `{folder}`"),
                    format!("表格 `{form}` 不在模板所在的文件夹 `{folder}` 内"),
                );
                vec![Diagnostic::error("place-elsewhere", title).hint(ui.pick(
                    "write the template beside the form, so that both are kept and moved together",
                    "请把模板写在表格旁边，便于一起保存和移动",
                ))]
            }
            PlaceFault::Unusable(path, error) => {
                let path = path.display();
                let name = ui.pick(format!("`{path}`"), format!(" `{path}` "));
                vec![crate::message::background_words(&name, error, ui)]
            }
        }
    }
}
