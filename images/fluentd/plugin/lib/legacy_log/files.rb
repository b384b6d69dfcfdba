# frozen_string_literal: true

require_relative 'files/append'
require_relative 'files/rotate'
require_relative 'files/whole'

module LegacyLog
  # Where lines go. Each way to write has
  #   `name(seconds)`               the name of the file that a line of this time belongs to. Asked for each line.
  #   `store_all(lines, commit)`    writes whole lines, by name, so that they survive a loss of the machine, and tells the
  #                                 commit what it did: `commit.place(path, inode, length)`, `commit.move(from, to, inode)`.
  #                                 Called again with the same bytes after a kill or a failure at any point of it.
  module Files
    TABLE = { 'append' => Append, 'rotate' => Rotate, 'whole' => Whole }.freeze

    def self.make(settings, zone) = TABLE.fetch(settings.write.to_s).new(settings, zone)
  end
end
