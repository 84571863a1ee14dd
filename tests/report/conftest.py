import pytest

from tests.report.fabricated import profile


@pytest.fixture(scope="session")
def profile_study():
    return profile()
