"""Loaded by the Dask workers of the tests before their work begins: puts the stand-in in the place of the pipeline."""

import fake

fake.install()
