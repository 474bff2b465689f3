//! Names between braces that are no Tera names: people write a column's Chinese title there.

const NAMES: &[(&str, &[&str])] = &[
    (
        "company.name",
        &[
            "公司名称",
            "公司名稱",
            "公司全称",
            "公司全稱",
            "企业名称",
            "企業名稱",
            "企业全称",
            "企業全稱",
            "会社名",
            "회사명",
        ],
    ),
    (
        "company.country",
        &[
            "国家",
            "國家",
            "国家或地区",
            "國家或地區",
            "注册地",
            "註冊地",
        ],
    ),
    (
        "company.registration_number",
        &[
            "注册号",
            "註冊號",
            "登记号码",
            "登記號碼",
            "注册登记号码",
            "註冊登記號碼",
            "商业登记号码",
            "商業登記號碼",
        ],
    ),
    (
        "company.registered_address",
        &["注册地址", "註冊地址", "地址"],
    ),
    (
        "account.id",
        &[
            "原始ID",
            "原始id",
            "帐号原始ID",
            "账号原始ID",
            "帳號原始ID",
            "帐号",
            "账号",
            "帳號",
        ],
    ),
    (
        "account.name",
        &[
            "帐号名称",
            "账号名称",
            "帳號名稱",
            "小程序名称",
            "公众号名称",
        ],
    ),
    ("account.login_email", &["登录邮箱", "登入郵箱", "登錄郵箱"]),
    (
        "contact.name",
        &["运营者", "運營者", "联系人", "聯繫人", "聯絡人", "姓名"],
    ),
    ("contact.phone", &["电话", "電話", "手机", "手機"]),
    ("contact.email", &["邮箱", "電郵", "电邮", "郵箱"]),
    ("letter.date", &["日期", "날짜"]),
    ("letter.place", &["地点", "地點"]),
    (
        "letter.signatory",
        &["签署人", "簽署人", "签字人", "簽字人"],
    ),
    ("letter.signatory_title", &["职务", "職務", "职位", "職位"]),
];

/// The field that a Chinese, Japanese or Korean name stands for.
pub(super) fn field_meant_by(name: &str) -> Option<&'static str> {
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&name))
        .map(|(field, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::field::field;

    #[test]
    fn every_name_leads_to_a_field_that_there_is() {
        for (name, _) in NAMES {
            assert!(field(name).is_some(), "{name}");
        }
        assert_eq!(field_meant_by("公司名称"), Some("company.name"));
        assert_eq!(field_meant_by("公司的名称"), None);
    }
}
