"""How strong the tests are: faults are planted one by one, and the tests must find them."""
