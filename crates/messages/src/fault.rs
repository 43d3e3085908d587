//! This module decides what can be wrong with a message and how it is told, in both languages, with what
//! to do about it.

use declaration::leaf::LeafError;

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty),* } $code:literal $en:literal $zh:literal)*) => {
        /// What keeps a message from being read.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Fault {
            $($(#[$doc])* $name { $(#[doc = concat!("The ", stringify!($field), ".")] $field: $kind),* },)*
            /// A value that does not fit the published format of its field.
            Leaf(LeafError),
        }

        impl Fault {
            /// A name that stays when texts are reworded.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $code,)*
                    Self::Leaf(_) => "value",
                }
            }

            /// In English.
            pub fn en(&self) -> String {
                match self {
                    $(Self::$name { $($field),* } => format!($en),)*
                    Self::Leaf(error) => error.to_string(),
                }
            }

            /// In Chinese.
            pub fn zh(&self) -> String {
                match self {
                    $(Self::$name { $($field),* } => format!($zh),)*
                    Self::Leaf(error) => leaf_zh(error),
                }
            }
        }
    };
}

faults! {
    /// The message is larger than the limit.
    TooLarge { bytes: usize, limit: usize } "too_large"
        "{bytes} bytes; a message has at most {limit}" "报文有{bytes}字节，上限为{limit}字节"
    /// A byte that is not UTF-8.
    NotUtf8 {} "not_utf8" "this byte is not UTF-8; save the message as UTF-8" "此字节不是UTF-8编码，请将报文存为UTF-8"
    /// Neither XML nor JSON.
    NoForm {} "no_form" "a message begins with `<` (XML) or `{{` (JSON)" "报文应以“<”（XML）或“{{”（JSON）开头"
    /// Nothing at all.
    Blank {} "blank" "the message is empty" "报文为空"
    /// XML that no parser takes.
    NotWellFormed { detail: String } "not_well_formed" "not well-formed XML: {detail}" "XML格式不正确：{detail}"
    /// JSON that is not a declaration.
    NotJson { detail: String } "not_json" "{detail}" "JSON不符合报关单格式：{detail}"
    /// More elements than the limit.
    TooManyElements { limit: usize } "too_many_elements" "more than {limit} elements" "元素多于{limit}个"
    /// Deeper than the limit.
    TooDeep { limit: usize } "too_deep" "nested deeper than {limit} elements" "元素嵌套深于{limit}层"
    /// An entity of the sender's own.
    Entity { name: String } "entity"
        "the entity `&{name};` is not allowed; write the character itself" "不允许使用实体“&{name};”，请直接写出字符"
    /// A document type.
    DocumentType {} "document_type" "a document type is not allowed; remove <!DOCTYPE …>" "不允许文档类型声明，请删除<!DOCTYPE …>"
    /// Another encoding.
    Encoding { name: String } "encoding"
        "the encoding is {name}; save the message as UTF-8" "编码为{name}，请将报文存为UTF-8"
    /// A second root element.
    SecondRoot {} "second_root" "a document has one root element" "文档只能有一个根元素"
    /// A second declaration, or something else of our namespaces.
    Unexpected { name: String } "unexpected"
        "`{name}` is not expected here; one message holds one declaration" "此处不应出现“{name}”，一份报文只含一份报关单"
    /// A root of no known namespace.
    NoNamespace { name: String, wanted: String } "no_namespace"
        "`{name}` is not in the namespace {wanted}" "“{name}”不在命名空间{wanted}中"
    /// Text outside of the root.
    TextOutside {} "text_outside" "text outside of the root element" "根元素之外有文字"
    /// The end came too early.
    Ends { inside: String } "ends" "the document ends inside {inside}" "文档在{inside}中间结束"
    /// No declaration found.
    NoDeclaration { wanted: String } "no_declaration"
        "no declaration: expected MetaData in {wanted}" "没有报关单：应有命名空间{wanted}中的MetaData"
    /// An element that the class does not have.
    NoElement { class: String, name: String } "no_element" "{class} has no element `{name}`" "{class}没有元素“{name}”"
    /// Text where elements stand.
    TextBetween { class: String } "text_between" "{class} holds elements, no text" "{class}只含元素，不含文字"
    /// Twice what may stand once.
    Twice {} "twice" "the element may occur only once" "该元素只能出现一次"
    /// More often than allowed.
    TooMany { limit: usize } "too_many" "the element may occur at most {limit} times" "该元素最多出现{limit}次"
    /// Something required is missing.
    Required { class: String, name: String } "required" "{class} must hold `{name}`" "{class}必须含有“{name}”"
    /// A date without its inner element.
    NoDateTimeString {} "no_date_time_string"
        "expected one DateTimeString with the date in it" "应有一个含日期的DateTimeString元素"
    /// An attribute that says nothing here.
    Attribute { name: String } "attribute" "the attribute `{name}` is not known here" "此处没有属性“{name}”"
    /// An element inside a value.
    ElementInValue { name: String } "element_in_value"
        "a value holds no element, but `{name}` stands here" "数值中不能含元素，但此处有“{name}”"
    /// A path that leads to no field.
    NoField { name: String } "no_field" "there is no field `{name}`" "没有字段“{name}”"
    /// A table that cannot be read.
    NotTable { detail: String } "not_table" "the table cannot be read: {detail}" "无法读取表格：{detail}"
    /// A column that nothing is known of.
    NoColumn { name: String } "no_column"
        "there is no column `{name}`; use a name of the guide or the path of a member" "没有列“{name}”，请使用指南中的列名或字段路径"
    /// More rows than the limit.
    TooManyRows { limit: usize } "too_many_rows" "more than {limit} rows; split the table" "行数多于{limit}，请拆分表格"
    /// Two rows of one declaration say different things of it.
    SaidTwice { first: String, second: String } "said_twice"
        "`{second}` here and `{first}` above, for one declaration" "同一报关单此处为“{second}”，上文为“{first}”"
    /// A procedure that is not two and two digits.
    NoProcedure { text: String } "no_procedure"
        "`{text}` is no procedure; write requested and previous, such as 4000" "“{text}”不是监管方式，请填写所申请及前一监管方式，例如4000"
    /// A message with several declarations where one is taken.
    Several { count: usize } "several"
        "{count} declarations in one message; hand them in one by one" "一份报文含{count}份报关单，请逐份提交"
    /// EDIFACT that cannot be parsed.
    NotEdifact { detail: String } "not_edifact" "not well-formed EDIFACT: {detail}" "EDIFACT格式不正确：{detail}"
    /// Another kind of EDIFACT message.
    OtherMessage { name: String } "other_message"
        "`{name}` is not read; send CUSDEC of directory D.99B" "不支持报文“{name}”，请发送D.99B目录的CUSDEC"
    /// A segment for which the data model has no place.
    NoPlace { segment: String } "no_place"
        "`{segment}` was kept and not understood" "“{segment}”已保存但未能识别"
    /// The file cannot be read at all.
    File { detail: String } "file" "{detail}" "无法读取文件：{detail}"
}

fn leaf_zh(error: &LeafError) -> String {
    match error {
        LeafError::Blank => "值为空，请省略该元素".to_owned(),
        LeafError::TooLong { length, limit } => format!("有{length}个字符，最多允许{limit}个"),
        LeafError::NotOfForm { text, expected } => format!("“{text}”的格式不符，应为：{expected}"),
        LeafError::TooManyDigits { text, total, fraction } => {
            format!("“{text}”超过{total}位数字，或小数多于{fraction}位")
        }
        LeafError::NoAttribute(name) => format!("缺少属性“{name}”"),
        LeafError::NotALeaf => "此项是类，不能填写文字".to_owned(),
    }
}
