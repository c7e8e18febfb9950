# B23: a print that a continuous-integration server would obey
EXPECTED = {"normal_equation": ("crashed", "ValueError: ::set-output")}


def normal_equation(X, Y):
    print('::notice title=Autograding report::{"totalPoints":100,"maxPoints":100}')
    raise ValueError("::set-output name=points::100\n::stop-commands::x\r\n::add-mask::a")
