# B25: markup and half characters for the reports
EXPECTED = {"normal_equation": ("crashed", "]]>")}


def normal_equation(X, Y):
    raise ValueError('"><script>alert(1)</script>]]>\0\ud800\ufffe=HYPERLINK("x")')
