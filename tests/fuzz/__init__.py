"""Properties that hold whatever an author writes, and a driver that looks for what breaks them.

``targets`` has one file a property: ``seeds`` to begin with, ``WORDS`` that mean something
there, and ``holds``, which fails where the property does not hold. The tests try each on its
seeds and on the inputs kept in ``cases``; ``make fuzz`` lets atheris make up more.
"""
