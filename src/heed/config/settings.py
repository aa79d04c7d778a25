"""Heed's settings, all in one place. Every variable is documented in docs/settings.md, and a test keeps it so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from heed.config import environment, languages

HEED_DATA = Path(environment.text("HEED_DATA", "data")).resolve()
HEED_DEMONSTRATION = environment.flag("HEED_DEMONSTRATION")
HEED_PUBLIC_ADDRESS = environment.text("HEED_PUBLIC_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
HEED_EXIT_ADDRESS = environment.text("HEED_EXIT_ADDRESS", "https://www.bbc.co.uk/weather")

DEBUG = environment.flag("HEED_DEBUG")
SECRET_KEY = environment.secret("HEED_SECRET_KEY", kept_in=HEED_DATA / "secret-key")
ALLOWED_HOSTS = environment.words("HEED_HOSTS", "127.0.0.1,localhost,[::1]")
HTTPS = HEED_PUBLIC_ADDRESS.startswith("https://")
CSRF_TRUSTED_ORIGINS = [HEED_PUBLIC_ADDRESS]
BEHIND_PROXY = environment.flag("HEED_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

INSTALLED_APPS = [
    "heed.people",
    "heed.audit",
    "heed.jobs",
    "heed.reviews",
    "heed.analysing",
    "heed.publishing",
    "heed.sharing",
    "heed.workspace",
    "heed.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # before whatever looks an address up: its first part may be a language
    "heed.config.languages.LanguageOfTheAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    # behind what reads a form that was sent, before what asks the database
    "heed.config.wellformed.WellFormed",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "heed.workspace.middleware.StillSignedIn",
    "heed.workspace.middleware.NotKept",
    # closed by default: a view is open to the public only where it says so
    "heed.workspace.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    # last, so that its answer to somebody locked out gets what every page gets
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "heed.config.urls"
WSGI_APPLICATION = "heed.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "heed.ui.context.house",
                "heed.people.context.allowed",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        environment.text("DATABASE_URL", f"sqlite:///{HEED_DATA / 'heed.sqlite3'}"),
        conn_max_age=60,
    ),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # readers never wait for the writer, and a writer takes its lock at once instead of failing half-way
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }

AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

AUTHENTICATION_BACKENDS = [
    # first: who is locked out is not asked for a password
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

# Accounts are made by invitation or command. allauth's pages are wired one by one (workspace/urls_people.py), in our look.
ACCOUNT_ADAPTER = "heed.workspace.adapters.account.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a path
PASSWORD_RESET_TIMEOUT = 60 * 60 * 2
MFA_ADAPTER = "heed.workspace.adapters.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Heed"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# addresses are shown to be theirs by the invitation that reached them
MFA_ALLOW_UNVERIFIED_EMAIL = True
# The one exception to the rule that whoever may see drafts shows a second factor. No variable turns it on by itself.
PASSWORD_IS_ENOUGH = HEED_DEMONSTRATION

# Single sign-on lets in who has an account or an open invitation, and nobody else. Off without HEED_OIDC_SERVER.
OIDC_SERVER = environment.safe_address("HEED_OIDC_SERVER")
OIDC_NAME = environment.text("HEED_OIDC_NAME", "your organisation’s account")
OIDC_CLIENT = environment.needed("HEED_OIDC_CLIENT", because="HEED_OIDC_SERVER")
OIDC_SECRET = environment.needed("HEED_OIDC_SECRET", because="HEED_OIDC_SERVER")
OIDC_DOMAINS = environment.words("HEED_OIDC_DOMAINS", "")
OIDC_HAS_SECOND_FACTOR = environment.flag("HEED_OIDC_HAS_SECOND_FACTOR")
SOCIALACCOUNT_ADAPTER = "heed.workspace.adapters.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisation",
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT,
                "secret": OIDC_SECRET,
                "settings": {"server_url": OIDC_SERVER, "verified_email": OIDC_DOMAINS},
            },
        ],
    },
}
if not OIDC_SERVER:
    SOCIALACCOUNT_PROVIDERS = {}

# across addresses; axes below counts by address and place
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "30/m/ip,20/15m/key",
    "reset_password": "10/m/ip,3/15m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# X-Forwarded-For is believed for one proxy, and only where there is one
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# five wrong passwords for one address from one place lock that pair out for a quarter of an hour
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "heed.workspace.adapters.lockout.client_address"
AXES_USERNAME_CALLABLE = "heed.workspace.adapters.lockout.address_given"
AXES_LOCKOUT_CALLABLE = "heed.workspace.adapters.lockout.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "login", "ip_address"]

# counts must be the same in every process, so they are kept in the database: `heed migrate` makes the table
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "config_counts"},
}

MAIL_HOST = environment.text("HEED_MAIL_HOST")
# GOV.UK Notify goes before a mail server, where both are set
NOTIFY_KEY = environment.notify_key("HEED_NOTIFY_KEY")
NOTIFY_TEMPLATE = environment.needed("HEED_NOTIFY_TEMPLATE", because="HEED_NOTIFY_KEY")
NOTIFY_SERVER = environment.safe_address("HEED_NOTIFY_SERVER") or "https://api.notifications.service.gov.uk"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_HOST else 'filebased'}.EmailBackend"
if NOTIFY_KEY:
    EMAIL_BACKEND = "heed.config.notify.NotifyBackend"
EMAIL_FILE_PATH = HEED_DATA / "mail"
EMAIL_HOST = MAIL_HOST
EMAIL_PORT = environment.number("HEED_MAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("HEED_MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("HEED_MAIL_PASSWORD")
MAIL_SECURITY = environment.one_of("HEED_MAIL_SECURITY", ("starttls", "tls", "none"))
EMAIL_USE_TLS = MAIL_SECURITY == "starttls"
EMAIL_USE_SSL = MAIL_SECURITY == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("HEED_MAIL_FROM", "Heed <heed@localhost>")

LANGUAGE_CODE = languages.SOURCE
LOCALE_PATHS = [languages.CATALOGUES]
LANGUAGES = languages.turned_on(environment.words("HEED_LANGUAGES", "en"))
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "heed.config.formats"

# finished public pages that each process keeps until something is written (publishing/views/kept.py)
HEED_KEPT_MEGABYTES = environment.number("HEED_KEPT_MEGABYTES", 32, least=0)

STATIC_URL = "/static/"
STATIC_ROOT = HEED_DATA / "static"
MEDIA_ROOT = HEED_DATA / "files"
HEED_IMPORT_MEGABYTES = environment.number("HEED_IMPORT_MEGABYTES", 100)
# what is sent goes to disk as it comes, on the disk where it will stay, and no further than it may
FILE_UPLOAD_HANDLERS = ["heed.config.uploads.CappedUploadHandler"]
FILE_UPLOAD_TEMP_DIR = environment.folder(HEED_DATA / "uploading")
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# found in the parts themselves while developing; collected and compressed by `heed serve`
WHITENOISE_USE_FINDERS = DEBUG

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
