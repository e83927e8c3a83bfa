from django.urls import path

from discipline.orders import views

urlpatterns = [
    path("order/<uuid:pk>/end/", views.end, name="order_end"),
    path("sitting/<uuid:pk>/resume/", views.resume, name="order_resume"),
]
