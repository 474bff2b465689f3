//! Text in a header as encoded words (RFC 2047).

use email_encoding::headers::rfc2047;
use email_encoding::headers::writer::EmailWriter;
use lettre::message::header::{HeaderName, HeaderValue};

/// Appends a text as encoded words of at most 75 bytes, cut between characters, the first of them in `column`.
///
/// All of the text is encoded, its spaces too: between an encoded word and a plain one some mail programs lose or add some.
pub(super) fn push_encoded_words(encoded: &mut String, column: usize, text: &str) {
    let mut writer = EmailWriter::new(encoded, column, 0, false);
    // Writing to a string can't fail.
    let _ = rfc2047::encode(text, &mut writer);
}

/// A subject, encoded as a whole.
pub(super) fn subject(text: &str) -> HeaderValue {
    let mut encoded = String::new();
    push_encoded_words(&mut encoded, "Subject: ".len(), text);
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str("Subject"),
        text.to_owned(),
        encoded,
    )
}
