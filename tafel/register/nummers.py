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
