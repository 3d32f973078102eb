"""Files as a browser hands them to a callback."""

import base64
import binascii

from dashapp.domain.errors import InvalidInput


def decoded(contents: str | None) -> bytes:
    """Return the bytes of a file that ``dcc.Upload`` brought as a data address.

    Raises:
        InvalidInput: It did not arrive whole.
    """
    try:
        return base64.b64decode((contents or "").partition(",")[2], validate=True)
    except binascii.Error:
        raise InvalidInput("The file did not arrive whole. Please choose it again.") from None
