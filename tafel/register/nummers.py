"""Numbers that people know something by: given once, also when what bore it was taken back."""

from tafel.register.store import Register

_BINNEN = {
    "overlegbesluit": ("0", "id"),
    "afspraak": ("casus", "nummer"),
    "doel": ("casus", "nummer"),
}
"""Per table what its numbers count within (0 = nothing), and the column that holds them."""


def volgend(register: Register, tabel: str, casus: int = 0) -> int:
    """The next number of a table, within a casus where it counts so; only inside a write
    transaction.
    """
    binnen, nummer = _BINNEN[tabel]
    rij = register.lees_een(
        f"SELECT max(coalesce((SELECT max({nummer}) FROM {tabel} WHERE {binnen} = :casus), 0), "
        "coalesce((SELECT nummer FROM vergeven_nummer WHERE tabel = :tabel AND casus = :casus), 0)"
        ", coalesce((SELECT max(nummer) FROM oudnummer WHERE tabel = :tabel AND casus = :casus), 0)"
        ") + 1",
        tabel=tabel,
        casus=casus,
    )
    assert rij is not None
    return int(rij[0])


def onthoud(register: Register, tabel: str, rij: int) -> None:
    """The number of a row that goes is given to nothing else; other tables have none."""
    if tabel not in _BINNEN:
        return
    binnen, nummer = _BINNEN[tabel]
    register.lees(
        "INSERT INTO vergeven_nummer (tabel, casus, nummer) "
        f"SELECT :tabel, {binnen}, {nummer} FROM {tabel} WHERE id = :rij "
        "ON CONFLICT (tabel, casus) DO UPDATE SET nummer = max(nummer, excluded.nummer)",
        tabel=tabel,
        rij=rij,
    )


def eerder(register: Register, tabel: str, casus: int, nummer: int) -> int | None:
    """The row that was known by this number of a casus before it went along to another one."""
    rij = register.lees_een(
        "SELECT rij FROM oudnummer WHERE tabel = :tabel AND casus = :casus AND nummer = :nummer",
        tabel=tabel,
        casus=casus,
        nummer=nummer,
    )
    return None if rij is None else int(rij["rij"])


def had(register: Register, tabel: str, casus: int, rij: int) -> int | None:
    """The number that a row had in a casus before it went along to another one."""
    return van_casus(register, tabel, casus).get(rij)


def van_casus(register: Register, tabel: str, casus: int) -> dict[int, int]:
    """Row → number of what went along from this casus to another one."""
    rijen = register.lees(
        "SELECT rij, nummer FROM oudnummer WHERE tabel = :tabel AND casus = :casus",
        tabel=tabel,
        casus=casus,
    )
    return {rij["rij"]: rij["nummer"] for rij in rijen}


def bewaar(register: Register, tabel: str, casus: int, nummer: int, rij: int) -> None:
    """A row goes along to another casus, and stays to be found by the number that it had."""
    if eerder(register, tabel, casus, nummer) is None:
        register.voeg_toe(
            "oudnummer", {"tabel": tabel, "casus": casus, "nummer": nummer, "rij": rij}
        )
