"""The rules on every build, waivers and the baseline."""
