import stat

from config.secret_key import kept_key


def test_key_is_made_once_and_kept(tmp_path):
    path = tmp_path / "var" / "secret_key"
    assert kept_key(path) == kept_key(path) == path.read_text()


def test_key_is_for_its_owner_alone(tmp_path):
    kept_key(tmp_path / "secret_key")
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_key_that_is_there_stays(tmp_path):
    (tmp_path / "secret_key").write_text("kept\n")
    assert kept_key(tmp_path / "secret_key") == "kept"


def test_two_places_have_two_keys_and_leave_nothing_else(tmp_path):
    assert kept_key(tmp_path / "one") != kept_key(tmp_path / "two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
