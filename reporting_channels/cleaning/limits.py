"""How far the cleaner goes. Beyond each of these it says so and stops."""

MEBIBYTE = 1024 * 1024

LARGEST = 64 * MEBIBYTE  # of an original, which is taken into memory whole
MEMORY = 1024 * MEBIBYTE  # address space of the child
CPU_SECONDS = 20
WALL_SECONDS = 25
OUTPUT = 160 * MEBIBYTE  # everything that may come back over the pipe
PIXELS = 50_000_000
FRAMES = 100
PAGES = 20  # previews of one file
PAGE_SIDE = 1600  # pixels of a preview's longer side
LISTED = 40  # findings of one file
VALUE = 200  # characters of one value
PARTS = 3000  # entries of an office document
UNPACKED = 256 * MEBIBYTE  # of all of them together
OBJECTS = 300_000  # of a PDF
