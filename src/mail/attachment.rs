//! What is attached, under a name that every mail program shows.

use lettre::message::SinglePart;
use lettre::message::header::{ContentDisposition, Header, HeaderName, HeaderValue};

use super::encoded_word::push_encoded_words;
use crate::check::FileKind;

/// The most bytes that all attachments may have together: mail servers take about 20 MB, and base64 adds a third.
pub const MOST_ATTACHED: usize = 14_000_000;

/// A file that goes with the email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, without a folder.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// `Content-Type` with the file's name as an encoded word: QQ Mail and older Outlook look for it there, and not in
/// `Content-Disposition`, where RFC 2231 puts it.
#[derive(Clone)]
struct NamedContentType(HeaderValue);

impl Attachment {
    /// Its part of the message.
    pub(super) fn part(&self) -> SinglePart {
        let name = self.header_name();
        SinglePart::builder()
            .header(NamedContentType::new(self.media_type(), &name))
            .header(ContentDisposition::attachment(&name))
            .header(lettre::message::header::ContentTransferEncoding::Base64)
            .body(self.bytes.clone())
    }

    /// Its name as a header can hold it: a line break would begin another header.
    fn header_name(&self) -> String {
        self.name.replace(char::is_control, "_")
    }

    /// Its media type, by content.
    fn media_type(&self) -> &'static str {
        match FileKind::of(&self.bytes) {
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
            FileKind::Gif => "image/gif",
            FileKind::Bmp => "image/bmp",
            FileKind::WebP => "image/webp",
            FileKind::Tiff => "image/tiff",
            FileKind::Heic => "image/heic",
            FileKind::Pdf => "application/pdf",
            FileKind::Office | FileKind::Empty | FileKind::Other => "application/octet-stream",
        }
    }
}

impl NamedContentType {
    fn new(media_type: &str, name: &str) -> Self {
        let raw = format!("{media_type}; name=\"{name}\"");
        let mut encoded = format!("{media_type};\r\n name=\"");
        if name.is_ascii() {
            encoded.push_str(&name.replace('\\', "\\\\").replace('"', "\\\""));
        } else {
            push_encoded_words(&mut encoded, " name=\"".len(), name);
        }
        encoded.push('"');
        Self(HeaderValue::dangerous_new_pre_encoded(
            Self::name(),
            raw,
            encoded,
        ))
    }
}

impl Header for NamedContentType {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Type")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Err("it is only written".into())
    }

    fn display(&self) -> HeaderValue {
        self.0.clone()
    }
}
