# frozen_string_literal: true

require_relative '../crash'
require_relative '../dated_name'
require_relative '../disk'

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
          write(file, lines)
          file.fsync
          commit.move(part, final, file.stat.ino)
        end
        Disk.sync_folder(@folder)
      end

      private

      def write(file, lines)
        file.sync = true
        if Crash.armed?('half')
          file.write(lines.byteslice(0, lines.bytesize / 2))
          Crash.point('half')
          lines = lines.byteslice(lines.bytesize / 2, lines.bytesize)
        end
        file.write(lines)
      end
    end
  end
end
