-- What was answered to a sender is kept as long as somebody may ask for it again, and not for ever; the observations stay.
GRANT DELETE ON deliveries TO xunhe_app;
