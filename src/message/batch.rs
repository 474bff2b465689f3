//! Words of a run over many clients.

use super::system::io_words;
use super::{Explain, Ui, speaks_english};
use crate::batch::{
    BatchError, EmailLack, LockError, MergeError, NamePatternError, OnlyError, Outcome, Problem,
    ShardError,
};
use crate::diagnostic::Diagnostic;

speaks_english!(
    MergeError,
    BatchError,
    LockError,
    NamePatternError,
    OnlyError,
    ShardError
);

impl Explain for Outcome {
    /// What was found in the record, then what stood in the way of its files; what weighs most comes first.
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let mut findings = self.report.explain(ui);
        findings.extend(self.problems.iter().flat_map(|problem| problem.explain(ui)));
        findings.sort_by_key(|finding| finding.severity);
        findings
    }
}

impl Explain for Problem {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            Problem::Letter(error) => error.explain(ui),
            Problem::Font(warning) => warning.explain(ui),
            Problem::Mail(error) => error.explain(ui),
            Problem::Attach(error) => error.explain(ui),
            Problem::Files(error) => error.explain(ui),
            Problem::EmailLeftOut(lack) => email_left_out(lack, ui),
            Problem::FolderTaken { folder, client } => {
                let folder = folder.display();
                vec![
                    Diagnostic::error(
                        "folder-of-another-client",
                        ui.pick(
                            format!("the folder `{folder}` is that of {client}"),
                            format!("文件夹 `{folder}` 属于 {client}"),
                        ),
                    )
                    .hint(ui.pick(
                        "have the original ID in the folders' names, as in --name '{account.id} {company.name}', or write into another folder with -o",
                        "请在文件夹名中加入原始ID，例如 --name '{account.id} {company.name}'，或用 -o 指定其他文件夹",
                    )),
                ]
            }
            Problem::SameAsRow { name } => vec![
                Diagnostic::error(
                    "same-row-twice",
                    ui.pick(
                        format!("`{name}` is the same in everything"),
                        format!("与 `{name}` 完全相同"),
                    ),
                )
                .hint(ui.pick("delete one of the two", "请删除其中一行")),
            ],
            Problem::Earlier { folder } => vec![
                Diagnostic::warning(
                    "earlier-folder",
                    ui.pick(
                        format!("`{folder}` holds what an earlier run made for this account"),
                        format!("`{folder}` 中是此前为该账号生成的文件"),
                    ),
                )
                .hint(ui.pick(
                    "do not send it by mistake; delete it when it is no longer needed",
                    "请勿误发；不再需要时请删除",
                )),
            ],
            Problem::Internal { reason } => vec![
                Diagnostic::error(
                    "internal",
                    ui.pick(
                        format!("gonghan itself failed on this client: {reason}"),
                        format!("gonghan 处理此客户时出错：{reason}"),
                    ),
                )
                .hint(ui.pick(
                    "the other clients are made; please report it, with invented data in place of the client's",
                    "其他客户不受影响；请用虚构数据复现并报告此问题",
                )),
            ],
        }
    }
}

fn email_left_out(lack: &EmailLack, ui: Ui) -> Vec<Diagnostic> {
    let finding = Diagnostic::warning(
        "email-left-out",
        ui.pick(
            "no email is made: the payment is not known in full yet",
            "未生成邮件：付款资料尚不完整",
        ),
    );
    let lacks = match lack {
        EmailLack::Fields(error) => error
            .explain(ui)
            .into_iter()
            .map(|missing| missing.title)
            .collect::<Vec<_>>()
            .join(ui.pick("; ", "；")),
        EmailLack::Receipt => ui
            .pick("`payment.receipt` is missing", "缺少 `payment.receipt`")
            .to_owned(),
    };
    vec![finding.hint(ui.pick(
        format!("when it is paid, fill in and run again: {lacks}"),
        format!("付款后请填写并重新运行：{lacks}"),
    ))]
}

impl Explain for BatchError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            BatchError::Table(error) => error.explain(ui),
            BatchError::NobodyTaken { parts } => {
                let parts = parts.join(ui.pick(", ", "、"));
                vec![
                    Diagnostic::error(
                        "only-nobody",
                        ui.pick(
                            format!("--only names no client: {parts}"),
                            format!("--only 没有对应的客户：{parts}"),
                        ),
                    )
                    .hint(ui.pick(
                        "rows are those that the spreadsheet shows, and IDs are written in full",
                        "行号以表格所示为准，原始ID须完整填写",
                    )),
                ]
            }
            BatchError::Sink(error) => {
                let why = io_words(error, ui);
                vec![
                    Diagnostic::error(
                        "results-not-written",
                        ui.pick(
                            format!("the results can't be written: {why}"),
                            format!("无法写入结果：{why}"),
                        ),
                    )
                    .hint(ui.pick(
                        "make room, then run the same command again: what is made is not made again",
                        "请腾出空间后重新运行同一命令：已生成的不会重做",
                    )),
                ]
            }
        }
    }
}

impl Explain for LockError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![match self {
            LockError::Taken { folder } => {
                let folder = folder.display();
                Diagnostic::error(
                    "folder-in-use",
                    ui.pick(
                        format!("another run is at work on `{folder}`"),
                        format!("另一次运行正在使用 `{folder}`"),
                    ),
                )
                .hint(ui.pick(
                    "wait until it ends, or write into another folder with -o",
                    "请等它结束，或用 -o 指定其他文件夹",
                ))
            }
            LockError::Io { path, source } => {
                let (path, why) = (path.display(), io_words(source, ui));
                Diagnostic::error(
                    "folder-not-writable",
                    ui.pick(
                        format!("`{path}` can't be written into: {why}"),
                        format!("无法写入 `{path}`：{why}"),
                    ),
                )
                .hint(ui.pick("name another folder with -o", "请用 -o 指定其他文件夹"))
            }
        }]
    }
}

impl Explain for MergeError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let listed = |paths: &[std::path::PathBuf]| {
            let paths: Vec<String> = paths
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            paths.join(ui.pick(", ", "、"))
        };
        vec![match self {
            MergeError::NoShares { folders } => Diagnostic::error(
                "merge-no-shares",
                ui.pick(
                    format!("no share of a run was made in {}", listed(folders)),
                    format!("{} 中没有分片运行的结果", listed(folders)),
                ),
            )
            .hint(ui.pick(
                "name the folders that `gonghan batch … --shard K/N -o FOLDER` wrote into",
                "请指定 `gonghan batch … --shard K/N -o 文件夹` 写入的文件夹",
            )),
            MergeError::Missing { shares } => Diagnostic::error(
                "merge-missing-shares",
                ui.pick(
                    format!(
                        "shares are not there, or not finished: {}",
                        shares.join(", ")
                    ),
                    format!("以下分片不存在或尚未完成：{}", shares.join("、")),
                ),
            )
            .hint(ui.pick(
                format!(
                    "run them, for example with --shard {}, and merge again",
                    shares[0]
                ),
                format!("请先运行它们（例如 --shard {}），再合并", shares[0]),
            )),
            MergeError::Mixed { files } => Diagnostic::error(
                "merge-mixed-shares",
                ui.pick(
                    format!("these results are not of one run: {}", listed(files)),
                    format!("这些结果不属于同一次运行：{}", listed(files)),
                ),
            )
            .hint(ui.pick(
                "delete those of earlier runs, or name the folders of one run alone",
                "请删除旧的结果，或只指定同一次运行的文件夹",
            )),
            MergeError::Unreadable { path, source } => {
                let (path, why) = (path.display(), io_words(source, ui));
                Diagnostic::error(
                    "merge-unreadable",
                    ui.pick(
                        format!("`{path}` can't be read: {why}"),
                        format!("无法读取 `{path}`：{why}"),
                    ),
                )
                .hint(ui.pick("run that share again", "请重新运行该分片"))
            }
        }]
    }
}

impl Explain for NamePatternError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = match self {
            NamePatternError::Brace { given } => Diagnostic::error(
                "name-brace",
                ui.pick(
                    format!("a brace in `{given}` has no partner"),
                    format!("`{given}` 中的花括号不成对"),
                ),
            ),
            NamePatternError::NoField { given } => Diagnostic::error(
                "name-without-field",
                ui.pick(
                    format!("`{given}` would be the name of every client's folder"),
                    format!("所有客户的文件夹都会叫 `{given}`"),
                ),
            ),
            NamePatternError::UnknownField { given, nearest } => {
                let finding = Diagnostic::error(
                    "name-unknown-field",
                    ui.pick(
                        format!("there is no field `{given}` to name folders by"),
                        format!("没有可用于命名的字段 `{given}`"),
                    ),
                );
                match nearest {
                    Some(nearest) => finding.hint(ui.pick(
                        format!("did you mean `{nearest}`?"),
                        format!("您要写的是 `{nearest}` 吗？"),
                    )),
                    None => finding,
                }
            }
        };
        vec![finding.hint(ui.pick(
            "write fields between braces: --name '{account.id} {company.name}'",
            "请把字段写在花括号内：--name '{account.id} {company.name}'",
        ))]
    }
}

impl Explain for OnlyError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = &self.given;
        vec![
            Diagnostic::error(
                "only-form",
                ui.pick(
                    format!("--only takes rows and original IDs, and not `{given}`"),
                    format!("--only 只接受行号和原始ID，不接受 `{given}`"),
                ),
            )
            .hint(ui.pick(
                "for example --only 4-20,33,gh_3f2a9c81d07e",
                "例如 --only 4-20,33,gh_3f2a9c81d07e",
            )),
        ]
    }
}

impl Explain for ShardError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = &self.given;
        vec![
            Diagnostic::error(
                "shard-form",
                ui.pick(
                    format!("--shard takes a share of a number of shares, and not `{given}`"),
                    format!("--shard 应为“第几份/共几份”，而不是 `{given}`"),
                ),
            )
            .hint(ui.pick("the second of four is 2/4", "四份中的第二份写作 2/4")),
        ]
    }
}
