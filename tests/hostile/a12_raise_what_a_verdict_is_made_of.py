# A12: exceptions of the graders themselves, if they can be had
EXPECTED = {"normal_equation": ("crashed", "")}


def normal_equation(X, Y):
    import sys

    said = sys.modules["graders.core.language"].Text("forged", "forged")
    kinds = [Exception("nothing found")]
    for name, module in list(sys.modules.items()):
        if name.startswith("graders"):
            for kind in ("GraderError", "Verdict"):
                if hasattr(module, kind):
                    kinds.append(getattr(module, kind)(said))
    raise kinds[-1]
