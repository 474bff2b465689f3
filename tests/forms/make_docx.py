#!/usr/bin/env python3
"""Writes sc_prose.docx and en_open.docx from hand-written OOXML parts (the same bytes each time).

sc_prose: simplified Chinese, running prose with blanks inside.
en_open:  English, label and colon, then nothing drawn up to the right margin.
Invented wording; no real form's text.
"""
import os
import zipfile
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = '''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Default Extension="xml" ContentType="application/xml"/>
  <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
  <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
</Types>'''
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
RELS = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>'''
DOC_RELS = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{REL}/styles" Target="styles.xml"/></Relationships>'''
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>
  <w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/>
  <w:sz w:val="22"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/>
</w:rPr></w:rPrDefault></w:docDefaults></w:styles>'''
TITLE = '<w:rFonts w:ascii="Noto Sans CJK SC" w:hAnsi="Noto Sans CJK SC" w:eastAsia="Noto Sans CJK SC"/><w:b/><w:sz w:val="34"/>'
NOTE = '<w:sz w:val="16"/>'


def p(text, line=400, rule='exact', align='left', left=0, first=0, after=0, run=''):
    """A paragraph; line, left, first and after are in twentieths of a point."""
    return (f'<w:p><w:pPr><w:spacing w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'
            f'<w:ind w:left="{left}" w:firstLine="{first}"/><w:jc w:val="{align}"/></w:pPr>'
            f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>\n')


def title(text):
    return p(text, 700, align='center', after=160, run=TITLE)


def write(name, *paragraphs):
    document = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {W}><w:body>\n'
                + ''.join(paragraphs)
                + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
                '<w:pgMar w:top="1304" w:right="1304" w:bottom="1134" w:left="1304" w:header="567" w:footer="567" w:gutter="0"/>'
                '</w:sectPr></w:body></w:document>')
    parts = {'[Content_Types].xml': TYPES, '_rels/.rels': RELS, 'word/_rels/document.xml.rels': DOC_RELS,
             'word/styles.xml': STYLES, 'word/document.xml': document}
    with zipfile.ZipFile(os.path.join(HERE, name), 'w') as z:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, text)


def u(n):
    return '_' * n


LINE = 560
write('sc_prose.docx',
      title('公　函'),
      p('致：腾讯微信团队', LINE),
      p(f'我司（{u(46)}）是在{u(10)}（国家或地区）依法设立并存续的公司，登记号码为{u(26)}，'
        f'注册地址位于{u(62)}。现就名为“{u(26)}”的账号（原始ID：{u(20)}）申请主体核验，请予受理。',
        LINE, first=440, after=120),
      p(f'我司授权{u(18)}先生／女士（职务：{u(18)}，身份证件号码：{u(26)}，联系电话：{u(20)}）'
        '为该账号的运营者，代表我司办理核验、补正材料及缴费等事项。自本公函签署日期起，'
        '运营者就该账号所作的一切行为，公司均予认可；公司撤销授权的，应当提前五日书面通知贵方。', LINE, first=440, after=120),
      p('我司承诺所提交的文件真实、完整、有效，公司名称与登记文件完全一致。如有虚假，愿承担全部责任。', LINE, first=440, after=160),
      p('公司名称（盖章）：', LINE, left=4200),
      p('', LINE),
      p('', LINE),
      p('授权代表签字：', LINE, left=4200),
      p('', 300),
      p('　　　　年　　　月　　　日', LINE, left=5600),
      p('说明：本公函须打印后亲笔签字并加盖公章，空白处不得留空，不适用的请划去。', 300, run=NOTE))

LINE = 480
write('en_open.docx',
      title('Letter of application'),
      p('To the team that reviews accounts at Tencent', after=120),
      p('Our company asks you to verify the account described below, and appoints the person described below as its '
        'operator. We have read the rules of the platform, and we know that the name of the company, as it stands on its '
        'certificate, will be shown to the users of the account from the date of approval.', 340, after=160),
      p('Company name:', LINE),
      p('Company number:', LINE),
      p('Registered address:', LINE),
      p('Account name:', LINE),
      p('Original ID of the account:', LINE),
      p('Operator:', LINE),
      p('Job title of the operator:', LINE),
      p('Telephone:', LINE),
      p('E-mail:', LINE, after=160),
      p('The operator may hand in papers, answer questions and accept notices for the company. This appointment ends '
        'when the company tells you so in writing, whatever the date of this letter.', 340, after=160),
      p('Signed for and on behalf of the company', LINE),
      p('Signature:', 700),
      p('Full name:', LINE),
      p('Capacity:', LINE),
      p('Place:', LINE),
      p('Date:', LINE),
      p('Company seal:', LINE),
      p('', 600),
      p('Note: a seal drawn or pasted by computer cannot be accepted. Please send a colour scan of the whole page.', 300, run=NOTE))
