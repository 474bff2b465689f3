//! Spreadsheet programs: openpyxl and XlsxWriter write and read workbooks, LibreOffice turns them into other formats.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::office::converted;

/// Runs a Python script with the system's Python, which has the distribution's packages; none where it is not there, which CI
/// does not let pass.
pub(crate) fn python(script: &str, folder: &Path) -> Option<String> {
    let output = ["/usr/bin/python3", "python3"].iter().find_map(|python| {
        let output = Command::new(python)
            .args(["-c", script])
            .current_dir(folder)
            .output();
        // The first one that has what the script imports.
        output.ok().filter(|output| {
            !String::from_utf8_lossy(&output.stderr).contains("ModuleNotFoundError")
        })
    });
    let Some(output) = output else {
        assert!(std::env::var_os("CI").is_none(), "openpyxl is needed in CI");
        return None;
    };
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// A workbook as LibreOffice saves it in another format; none where it is not installed, which CI does not let pass.
pub(crate) fn saved_as(workbook: &Path, format: &str) -> Option<PathBuf> {
    // Beside it, a file of the same name would not be written over.
    let folder = workbook.with_extension("saved");
    let workbooks = [workbook.to_owned()];
    let complaint = converted(&mut Command::new("soffice"), format, &folder, &workbooks)?;
    let extension = format.split(':').next().unwrap();
    let stem = workbook.file_stem().unwrap().to_string_lossy();
    let saved = folder.join(format!("{stem}.{extension}"));
    assert!(saved.is_file(), "{complaint}");
    Some(saved)
}

/// The rows of a workbook's first sheet as openpyxl reads them: each cell its type and its text.
pub(crate) fn rows_of(workbook: &Path) -> Option<Vec<Vec<(String, String)>>> {
    let script = format!(
        "import json, openpyxl\n\
         sheet = openpyxl.load_workbook({:?}).worksheets[0]\n\
         print(json.dumps([[(c.data_type, '' if c.value is None else str(c.value)) for c in row] for row in sheet.iter_rows()]))",
        workbook.display().to_string()
    );
    let read = python(&script, workbook.parent().unwrap())?;
    Some(serde_json::from_str(&read).unwrap())
}
