"""How far the making of a case file goes. Beyond each of these it says so and stops."""

MEBIBYTE = 1024 * 1024

AT_ONCE = 2  # processes on one database; the next waits for its turn
WAIT_SECONDS = 90
WALL_SECONDS = 180
PRINT_SECONDS = 150
CPU_SECONDS = 150
MEMORY = 4096 * MEBIBYTE  # address space of the process; typst's threads reserve much more than they touch
LARGEST = 20 * MEBIBYTE  # of an exhibit's file that is printed with the file
PAGES = 400  # of one exhibit's file
STARTING_SECONDS = 45  # until then a process that is starting need not hold its lock
