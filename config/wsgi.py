import os

from django.core.wsgi import get_wsgi_application

from config import statics

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
statics.compress_all()
application = get_wsgi_application()
