//! What `gonghan` alone says.

use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;

const ENGLISH: &str = "\
gonghan (公函, formal letter) makes the letter with which a company outside mainland China
applies for verification of its WeChat Mini Program or Official Account.

To begin with:
  gonghan new client.toml             a record to fill in: the company, the account, who signs
  gonghan check client.toml           what would be sent back
  gonghan letter client.toml -o out   the letter: out/letter.pdf to print, out/letter.png to look at
  gonghan --help                      all commands, each with its own --help

A company with a verified overseas Official Account can create Mini Programs without any letter.
中文界面：gonghan --ui zh
";

const CHINESE: &str = "\
gonghan（公函）为中国大陆以外的企业制作微信小程序、公众号的认证申请函。

从这里开始：
  gonghan new client.toml             新建一份待填写的资料：企业、账号、签署人
  gonghan check client.toml           找出会被退回的问题
  gonghan letter client.toml -o out   生成申请函：out/letter.pdf 用于打印，out/letter.png 用于查看
  gonghan --help                      全部命令；每个命令都有自己的 --help

已通过认证的海外公众号可直接创建小程序，无需申请函。
English: gonghan --ui en
";

pub(super) fn greet(terminal: &Terminal) -> Result<ExitStatus, Failure> {
    terminal.print(terminal.ui().pick(ENGLISH, CHINESE))?;
    Ok(ExitStatus::Done)
}
