"""The lists that cron writes."""
