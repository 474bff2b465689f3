//! A client's record that is opened beside the scans.

use std::sync::Arc;

use serde::Serialize;

use crate::intake::{ReadOptions, field_texts, read, source_from_bytes};
use crate::message::Explain;
use crate::serve::clients::{Clients, sight_of, without_files};
use crate::serve::said::Said;
use crate::template::Template;

/// A client that was taken in.
#[derive(Debug, Serialize)]
pub(super) struct Opened {
    id: String,
    name: String,
    /// The record's fields that name files of this computer, without which its letter is made here.
    left_alone: Vec<&'static str>,
}

/// Takes in the client of a record whose letter can be made, on an official form where one was chosen.
pub(super) fn opened(
    name: &str,
    bytes: Vec<u8>,
    on_form: Option<Arc<Template>>,
    clients: &Clients,
) -> Result<Opened, Said> {
    let source = source_from_bytes(name.to_owned(), bytes)
        .map_err(|error| Said::of(&[name], |ui| error.explain(ui)))?;
    let texts = field_texts(&source);
    let mut kept: Vec<&str> = texts.iter().map(|field| field.text.as_str()).collect();
    kept.push(name);
    let options = ReadOptions {
        // The letter is made and stamped: whether its ID is usual is no longer the question.
        allow_unusual_id: true,
    };
    let application = read(&source, &options)
        .application()
        .map_err(|error| Said::of(&kept, |ui| error.explain(ui)))?;
    let (application, left_alone) = without_files(application);
    // The form that its letter was made on here goes on being compared with.
    let on_form = on_form.or_else(|| clients.on_form(application.account.id.as_str()));
    // What stands in its way is said now, and not of every page.
    sight_of(&application, on_form.as_ref())
        .map_err(|unmade| Said::of(&kept, |ui| unmade.explain(ui)))?;
    let opened = Opened {
        id: application.account.id.as_str().to_owned(),
        name: application.company.name.as_str().to_owned(),
        left_alone,
    };
    clients.add(application, on_form);
    Ok(opened)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_a_client_and_a_broken_one_is_none() {
        let clients = Clients::default();
        let record = include_bytes!("../../../examples/hong-kong.toml");
        let opened = super::opened("hong-kong.toml", record.to_vec(), None, &clients).unwrap();
        assert_eq!(opened.id, "gh_3f2a9c81d07e");
        assert_eq!(clients.listed().len(), 1);
        for broken in [
            &b"\xFF\xFE\x00"[..],
            b"[",
            b"[company]\nname = \"A\"\n",
            b"PK\x03\x04",
        ] {
            assert!(super::opened("client.toml", broken.to_vec(), None, &clients).is_err());
        }
        assert_eq!(clients.listed().len(), 1);
    }
}
