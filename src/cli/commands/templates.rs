//! `gonghan templates`: the letters that come with the program.

mod form_fields;
mod place;
mod proof;

use std::path::Path;

use self::form_fields::{listed, pdf_form};
use self::place::Asked;

use crate::application::field;
use crate::cli::args::{TemplatesArgs, TemplatesCommand};
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::table::table;
use crate::cli::terminal::Terminal;
use crate::files::{Output, write_all};
use crate::message::Ui;
use crate::template::{Template, builtin_source, builtin_templates, is_mail};

pub(in crate::cli) fn run(
    args: &TemplatesArgs,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    match &args.command {
        TemplatesCommand::List => terminal.print(&list()?)?,
        TemplatesCommand::Show { name } => terminal.print(&builtin_source(name)?.text)?,
        TemplatesCommand::Export {
            name,
            folder,
            force,
        } => export(name, folder, *force, terminal)?,
        TemplatesCommand::Fields { name } => {
            let ui = terminal.ui();
            terminal.print(&match pdf_form(name) {
                Some(pdf) => listed(&pdf, ui)?,
                None => fields(&Template::named(name)?, ui),
            })?;
        }
        TemplatesCommand::Place {
            form,
            output,
            page,
            lang,
            force,
        } => {
            let asked = Asked {
                form,
                output,
                page: *page,
                lang: lang.as_deref(),
                force: *force,
            };
            return place::run(&asked, terminal);
        }
        TemplatesCommand::Proof {
            template,
            output,
            force,
        } => return proof::run(template, output.as_ref(), *force, terminal),
    }
    Ok(ExitStatus::Done)
}

fn list() -> Result<String, Failure> {
    let templates = builtin_templates()?;
    let rows: Vec<[&str; 3]> = templates
        .iter()
        .map(|template| [template.name, &template.description, &template.title])
        .collect();
    Ok(table(&rows))
}

fn export(name: &str, folder: &Path, force: bool, terminal: &Terminal) -> Result<(), Failure> {
    let source = builtin_source(name)?;
    let path = folder.join(&source.name);
    let shown = path.display().to_string();
    let template = Output {
        path,
        bytes: source.text.into(),
    };
    write_all(&[template], force)?;
    terminal.print(&format!("{shown}\n"))?;
    let command = if is_mail(name) { "email" } else { "letter" };
    terminal.advise(&terminal.ui().pick(
        format!(
            "\nNext: change its words, then run\n  gonghan {command} client.toml --template {shown}\n"
        ),
        format!(
            "\n下一步：修改其中的文字，然后运行\n  gonghan {command} client.toml --template {shown}\n"
        ),
    ))?;
    Ok(())
}

/// The record's fields that a template mentions, the needed ones marked.
fn fields(template: &Template, ui: Ui) -> String {
    let needed = ui.pick("needed", "必填");
    let rows: Vec<[&str; 3]> = template
        .fields()
        .into_iter()
        .filter_map(field::field)
        .map(|field| {
            let mark = if field.needed { needed } else { "" };
            [field.name, mark, ui.pick(field.en, field.zh)]
        })
        .collect();
    table(&rows)
}
