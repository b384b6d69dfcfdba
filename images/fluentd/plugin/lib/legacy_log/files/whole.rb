# frozen_string_literal: true

require_relative '../dated_name'
require_relative '../disk'
require_relative '../halved_write'

module LegacyLog
  module Files
    # A file for each chunk and day: hidden until it is complete, and never changed afterwards. The chunk's id in its
    # name makes it a name that is never used twice.
    class Whole
      def initialize(settings, zone)
        @folder = settings.path
        pattern = DatedName.dated?(settings.file) ? settings.file : "#{settings.file}.%Y%m%d"
        @name = DatedName.new(pattern, zone)
      end

      def name(seconds) = @name.at(seconds)

      def store_all(lines, commit) = lines.each { |name, bytes| store(name, bytes, commit) }

      def store(name, lines, commit)
        final = Disk.free_name(File.join(@folder, "#{name}.#{commit.chunk_id}.log"))
        part = File.join(@folder, ".#{File.basename(final)}.part")
        Disk.make_folder(@folder)
        File.open(part, 'wb', 0o666) do |file|
          HalvedWrite.write(file, lines)
          file.fsync
          commit.move(part, final, file.stat.ino)
        end
        Disk.sync_folder(@folder)
      end
    end
  end
end
