"""Settings of all three processes; SITE chooses which one this is (ADR 0003).

Nothing here is secret: every secret comes from config.secrets, which reads the
environment or a file and stops the start with a sentence when one is missing.
"""

import re
import sys
from pathlib import Path

import environ

from config import blinding, hosts, logs, secrets, spoken
from ui.security import REFERRER_POLICY, content_security_policy

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

SITE = env.str("SITE", default="staff")
if SITE not in ("reporter", "staff", "worker"):
    sys.exit(f"SITE is {SITE!r}. Set it to reporter, staff or worker.")

TESTING = "pytest" in sys.modules
DEMO = env.bool("AMANA_DEMO", default=False)
DEBUG = False
VAR_DIR = Path(env.str("AMANA_VAR", default=str(BASE_DIR / "var")))

_secret = secrets.reader(site=SITE, testing=TESTING)
SECRET_KEY = _secret("SECRET_KEY")
DRAFT_KEY = _secret("DRAFT_KEY")
FACTS_KEY = _secret("FACTS_KEY")
# Blind keys: both sites make them from one secret of their environment, so that the database alone tells nothing.
NAMES_KEY, BARS_KEY = (blinding.derived(FACTS_KEY, purpose) for purpose in ("amana/names/v1", "amana/bars/v1"))
TOTP_KEY = _secret("TOTP_KEY")
LOG_SIGNING_KEY = _secret("LOG_SIGNING_KEY")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
# The reporter's site as an onion service: a process of its own (deploy/onion). Elsewhere the address is only shown.
ONION_ADDRESS = env.str("ONION_ADDRESS", default="")
STAFF_ADDRESS = env.str("STAFF_ADDRESS", default="")  # https://… of the staff site, printed on exhibits' labels
ONION = env.bool("ONION", default=False)
hosts.require_sound(ALLOWED_HOSTS, onion=ONION, address=ONION_ADDRESS, site=SITE)
if ONION:
    ALLOWED_HOSTS = [ONION_ADDRESS]
if TESTING:
    ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

# Loopback without TLS (the demo, the browser tests) cannot keep __Host- cookies everywhere.
# An onion service has no TLS either: its address is its key, and tor's line is sealed from end to end.
LOOPBACK = DEMO or ONION or env.bool("AMANA_LOOPBACK", default=False)
COOKIE_PREFIX = "" if LOOPBACK else "__Host-"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_fsm",
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "ui",
    "letters",
    "audit",
    "machine",
    "vault",
    "accounts",
    "procedures",
    "reporting_channels",
    "cases",
    "discipline",
    "insights",
    "integrity",
    "config",
]

_COMMON_FIRST = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ui.middleware.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
_COMMON_LAST = [
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
if SITE == "reporter":
    INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("allauth")]  # nobody signs in here
    ROOT_URLCONF = "config.urls_reporter"
    MIDDLEWARE = [*_COMMON_FIRST, *_COMMON_LAST, "machine.middleware.Refusals"]
    if ONION_ADDRESS and not ONION:
        MIDDLEWARE.insert(1, "ui.middleware.OnionLocation")
else:
    ROOT_URLCONF = "config.urls_staff"
    MIDDLEWARE = [
        *_COMMON_FIRST,
        "django.contrib.sessions.middleware.SessionMiddleware",
        *_COMMON_LAST,
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "accounts.middleware.Sessions",
        "allauth.account.middleware.AccountMiddleware",
        "accounts.middleware.Gate",
        "accounts.drafts.middleware.Drafts",
        "machine.middleware.Refusals",
    ]
WSGI_APPLICATION = "config.wsgi.application"

_context_processors = [
    "django.template.context_processors.request",
    "django.template.context_processors.i18n",
    "ui.context.site",
]
if SITE != "reporter":
    _context_processors += [
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
        "ui.context.navigation",
        "accounts.drafts.context.place",
    ]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _context_processors},
    }
]
FORM_RENDERER = "ui.forms.Renderer"

DATABASES = {"default": env.db_url("DATABASE_URL", default="postgresql:///amana")}
DATABASES["default"]["CONN_MAX_AGE"] = 600
blinding.hand_over(DATABASES["default"], BARS_KEY)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Psycopg forgets all prepared statements at every roll-back, and those of audit.exchange with them, unless it has none.
DATABASES["default"].setdefault("OPTIONS", {})["prepare_threshold"] = None
DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DB", default="test_amana")}

# The daily digest says only that there is something. Without AMANA_MAIL nothing is sent; the demo writes files.
DIGEST_MAIL = DEMO or env.bool("AMANA_MAIL", default=False)
vars().update(env.email_url("AMANA_MAIL_URL", default="smtp://localhost:25"))
if DEMO:
    EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("AMANA_MAIL_FROM", default="amana@localhost")

AUTH_USER_MODEL = "accounts.Member"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None  # guardian: nobody anonymous ever holds a permission
GUARDIAN_RAISE_403 = False
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "signed_out"
ACCOUNT_ADAPTER = "accounts.adapters.Account"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_TIMEOUT = 10 * 60
# Wrong passphrases are counted by accounts.tries; "key" is only the second factor's, after a right passphrase.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "100/m/ip,5/5m/key"}
MFA_ADAPTER = "accounts.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp"]
MFA_TOTP_TOLERANCE = 1
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("sign_in", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
VAULT_ARGON2 = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 1}
RECEIPT_ARGON2 = {"memory_kib": 19 * 1024, "passes": 2, "lanes": 1}
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
    VAULT_ARGON2 = {"memory_kib": 64, "passes": 1, "lanes": 1}
    RECEIPT_ARGON2 = {"memory_kib": 64, "passes": 1, "lanes": 1}

# What members read their pages in, and what reporters can be told in: ADR 0030 says why they differ. An office that
# cannot answer in one of the reporter's languages leaves it out.
OFFICE_LANGUAGES = [("fr", "Français"), ("en", "English")]
REPORTER_LANGUAGES = spoken.chosen(env.list("REPORTER_LANGUAGES", default=list(spoken.NAMES)))
LANGUAGES = REPORTER_LANGUAGES if SITE == "reporter" else OFFICE_LANGUAGES
LANGUAGE_CODE = "en" if "en" in dict(LANGUAGES) else LANGUAGES[0][0]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("OFFICE_TIME_ZONE", default="Europe/Paris")
OFFICE_NAME = {
    "fr": "Bureau du contrôle interne",
    "en": "Internal Affairs Office",
    "ar": "مكتب المراقبة الداخلية",
    "ja": "内部監察室",
}
EXIT_URL = env.str("EXIT_URL", default="https://www.wikipedia.org/")
REPORTER_URL = env.str("REPORTER_URL", default="")  # printed on the receipt that a clerk hands over

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = VAR_DIR / "media"
# Outside the database and outside its backups: what is taken out of this file opens in no copy (ADR 0020).
ERASURE_KEYS = Path(env.str("AMANA_ERASURE_KEYS", default=str(VAR_DIR / "erasure" / "keys")))
ERASURE_COPIES_DAYS = env.int("AMANA_ERASURE_COPIES_DAYS", default=7)  # how old a copy of that file may become
DEMO_ACCOUNTS = VAR_DIR / "demo" / "accounts.json"

UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", default=100 * 1024 * 1024)
UPLOAD_MAX_FILES = 10
FILE_UPLOAD_HANDLERS = ["vault.upload.SealingUploadHandler"]  # sealed on arrival, never plaintext on disk
# The process that makes cleaned copies (ADR 0019): how many at once for each process of a site, how long a request
# waits for its turn before it goes on without a copy, and whether it works where the kernel builds no walls.
CLEANER_SLOTS = 1
CLEANER_WAIT_SECONDS = 2
CLEANER_NEEDS_WALLS = env.bool("CLEANER_NEEDS_WALLS", default=True)
# The administrator's ClamAV: unix:/run/clamav/clamd.ctl or tcp:host:3310. Empty: files are not scanned, and it is said.
CLAMAV = env.str("CLAMAV", default="")
if CLAMAV and not re.fullmatch(r"unix:/.+|tcp:.+:\d+", CLAMAV):
    sys.exit(f"CLAMAV is {CLAMAV!r}. Set it to unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310, or leave it out.")
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# What all processes count together (machine.tally). Without a server each process counts for itself.
LIMITS_URL = env.str("LIMITS_URL", default="")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}}
if LIMITS_URL:
    CACHES["default"] = {"BACKEND": "config.limits.Limits", "LOCATION": LIMITS_URL}
# Proxies behind which everybody has one address, as networks; our own machine always counts as one.
SHARED_ADDRESSES = env.list("SHARED_ADDRESSES", default=[])
# A busy hour of a large office; the flood begins where a plain question is asked (ADR 0017).
FLOOD_NORMAL_PER_HOUR = env.int("FLOOD_NORMAL_PER_HOUR", default=60)
FLOOD_ASKS_FROM = env.int("FLOOD_ASKS_FROM", default=FLOOD_NORMAL_PER_HOUR // 2)  # reports in ten minutes
FLOOD_FASTEST_SECONDS = env.int("FLOOD_FASTEST_SECONDS", default=0 if TESTING else 5)

AUDIT_ORIGIN = env.str("AUDIT_ORIGIN", default="amana.local/log")
# What `manage.py audit key` prints, kept where the database's administrator cannot change it.
AUDIT_PUBLIC_KEY = env.str("AUDIT_PUBLIC_KEY", default="")
AUDIT_CHECKPOINT_FILE = VAR_DIR / "checkpoints.txt"

SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}amana-session"
SESSION_COOKIE_SECURE = not LOOPBACK
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
KEY_COOKIE_NAME = f"{COOKIE_PREFIX}amana-key"
KNOWN_COOKIE_NAME = f"{COOKIE_PREFIX}amana-known"  # says that somebody signed in here before, and opens nothing
SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS + SESSION_IDLE_SECONDS  # ours end first, with an entry
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}amana-{SITE}-form"
CSRF_COOKIE_SECURE = not LOOPBACK
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser's window: one that stays a year would tell who was here, and again
CSRF_FAILURE_VIEW = "ui.errors.csrf_failure"
CSRF_COOKIE_SAMESITE = "Strict"
SECURE_SSL_REDIRECT = not LOOPBACK and not TESTING
if env.bool("BEHIND_TLS_PROXY", default=False):
    # Only where the proxy itself sets this header and drops the one that came from outside.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if LOOPBACK else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOOPBACK
SECURE_HSTS_PRELOAD = not LOOPBACK
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = REFERRER_POLICY  # under no-referrer browsers send Origin: null, and no form passes
CONTENT_SECURITY_POLICY = content_security_policy(SITE)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = logs.settings(SITE)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
