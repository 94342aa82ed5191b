"""The arithmetic behind every figure on a dashboard: values in, values out, no Django, no clock."""
