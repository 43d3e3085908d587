//! This module decides how the operator says which directory it is, and what its groups mean here.

use std::path::{Path, PathBuf};

use outbound::Reach;
use secrecy::SecretString;
use serde::Deserialize;

/// Groups that mean something.
const GROUPS_MAX: usize = 1_000;

/// A directory, as its file describes it.
///
/// ```
/// let file = r#"
///     issuer = "https://login.customs.example"
///     client = "tongguan"
///     label_zh = "海关统一认证"
///     label_en = "Customs directory"
///     [[group]]
///     name = "dover-officers"
///     roles = ["officer"]
///     organisation = "Dover"
/// "#;
/// let settings = directory::Settings::parse(file).unwrap();
/// assert_eq!((settings.login_claim.as_str(), settings.groups[0].roles.len()), ("preferred_username", 1));
/// ```
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The URL that names it (`iss`); its discovery document is below it.
    pub issuer: String,
    /// What this house is called there.
    pub client: String,
    /// A file with the secret that was agreed on; none for a public client.
    #[serde(default)]
    secret_file: Option<PathBuf>,
    /// The secret itself, once read.
    #[serde(skip)]
    pub(crate) secret: Option<SecretString>,
    /// What people call it, in Chinese.
    pub label_zh: String,
    /// In English.
    pub label_en: String,
    /// The claim that is the login here. People must not be able to change it themselves.
    #[serde(default = "preferred_username")]
    pub login_claim: String,
    /// The claim with the groups.
    #[serde(default = "groups")]
    pub groups_claim: String,
    /// Scopes beside `openid`.
    #[serde(default = "profile")]
    pub scopes: Vec<String>,
    /// Whether it may be in the house's own network.
    #[serde(default)]
    own_network: bool,
    /// A file with certificates (PEM) of authorities that issue its certificate, beside those that browsers trust.
    #[serde(default)]
    authority_file: Option<PathBuf>,
    #[serde(skip)]
    pub(crate) authorities: Vec<Vec<u8>>,
    /// What groups mean. With none, roles are given here alone.
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
}

/// What a group means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name in the directory.
    pub name: String,
    /// The roles that its people have here.
    pub roles: Vec<String>,
    /// Where its people work, by the English name: whoever comes for the first time is made a user there. Without it,
    /// an administrator makes the user.
    #[serde(default)]
    pub organisation: Option<String>,
}

fn preferred_username() -> String {
    "preferred_username".to_owned()
}

fn groups() -> String {
    "groups".to_owned()
}

fn profile() -> Vec<String> {
    vec!["profile".to_owned()]
}

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadSettings {
    /// A file cannot be read.
    #[error("{path} cannot be read")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file is of another form.
    #[error("the directory's settings: {0}")]
    Form(String),
    /// Others may read the secret.
    #[error("{0} can be read by others; chmod 600 it")]
    OpenSecret(PathBuf),
    /// A certificate cannot be read.
    #[error("{0} holds no certificates (PEM)")]
    Authority(PathBuf),
}

impl Settings {
    /// Settings from their text; the files they name are not read.
    ///
    /// # Errors
    /// It is of another form.
    pub fn parse(text: &str) -> Result<Self, BadSettings> {
        let settings: Self = toml::from_str(text).map_err(|error| BadSettings::Form(error.to_string()))?;
        if settings.groups.len() > GROUPS_MAX {
            return Err(BadSettings::Form(format!("more than {GROUPS_MAX} groups")));
        }
        Ok(settings)
    }

    /// Settings from a file, with the files they name; those without a folder are beside it.
    ///
    /// # Errors
    /// A file cannot be read, is of another form, or others may read the secret.
    pub fn open(path: &Path) -> Result<Self, BadSettings> {
        let mut settings = Self::parse(&read(path)?)?;
        let beside = |file: &Path| path.parent().unwrap_or(Path::new("")).join(file);
        if let Some(file) = &settings.secret_file {
            let file = beside(file);
            if is_open(&file) {
                return Err(BadSettings::OpenSecret(file));
            }
            settings.secret = Some(read(&file)?.trim().to_owned().into());
        }
        if let Some(file) = &settings.authority_file {
            let file = beside(file);
            settings.authorities = outbound::certificates(read(&file)?.as_bytes()).ok_or(BadSettings::Authority(file))?;
        }
        Ok(settings)
    }

    /// How far calls to it reach, where the house itself reaches `house`.
    pub(crate) fn reach(&self, house: Reach) -> Reach {
        if house == Reach::Public && self.own_network { Reach::OwnNetwork } else { house }
    }

    /// The roles of somebody in these groups, in order and once each.
    pub fn roles(&self, groups: &[String]) -> Vec<String> {
        let mut roles: Vec<String> = self.meant(groups).flat_map(|group| group.roles.iter().cloned()).collect();
        roles.sort();
        roles.dedup();
        roles
    }

    /// Where somebody in these groups works, by the first group that says so.
    pub fn organisation(&self, groups: &[String]) -> Option<&str> {
        self.meant(groups).find_map(|group| group.organisation.as_deref())
    }

    fn meant<'a, 'b>(&'a self, groups: &'b [String]) -> impl Iterator<Item = &'a Group> + use<'a, 'b> {
        self.groups.iter().filter(|group| groups.contains(&group.name))
    }
}

fn read(path: &Path) -> Result<String, BadSettings> {
    std::fs::read_to_string(path).map_err(|source| BadSettings::File { path: path.to_owned(), source })
}

/// Whether others than its owner may read a file.
fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
        issuer = "https://login.customs.example"
        client = "tongguan"
        label_zh = "海关统一认证"
        label_en = "Customs directory"
        [[group]]
        name = "staff"
        roles = []
        [[group]]
        name = "dover"
        roles = ["officer", "analyst"]
        organisation = "Dover"
        [[group]]
        name = "heads"
        roles = ["supervisor", "officer"]
        organisation = "Headquarters"
    "#;

    #[test]
    fn groups_mean_roles_and_a_place() {
        let settings = Settings::parse(FILE).unwrap();
        let of = |groups: &[&str]| {
            let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
            (settings.roles(&groups).join(" "), settings.organisation(&groups).map(str::to_owned))
        };
        assert_eq!(of(&["staff"]), (String::new(), None));
        assert_eq!(of(&["heads", "dover"]), ("analyst officer supervisor".to_owned(), Some("Dover".to_owned())));
        assert_eq!(of(&["heads", "others"]), ("officer supervisor".to_owned(), Some("Headquarters".to_owned())));
        assert_eq!(of(&[]), (String::new(), None));
    }

    #[test]
    fn what_is_unknown_or_open_is_refused() {
        assert!(matches!(Settings::parse(&format!("{FILE}\nrole = 'x'")), Err(BadSettings::Form(_))));
        assert!(matches!(Settings::parse("issuer = 'x'"), Err(BadSettings::Form(reason)) if reason.contains("client")));
        let folder = std::env::temp_dir().join(format!("tongguan-directory-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("directory.toml");
        std::fs::write(&file, FILE.replacen("client =", "secret_file = 'secret'\nclient =", 1)).unwrap();
        assert!(matches!(Settings::open(&file), Err(BadSettings::File { .. })));
        std::fs::write(folder.join("secret"), "s3cret\n").unwrap();
        assert!(matches!(Settings::open(&file), Err(BadSettings::OpenSecret(_))));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
