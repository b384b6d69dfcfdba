# frozen_string_literal: true

require 'zlib'
require_relative '../crash'
require_relative '../disk'

module LegacyLog
  module Rotation
    # A file becomes `.gz`: hidden until it is complete and on the disk, and only then the plain one goes. A kill at any
    # point leaves the lines in at least one of them, and the next call ends it.
    module Gzip
      PIECE = 1024 * 1024

      module_function

      def replace(path)
        target = "#{path}.gz"
        write(path, target) unless File.exist?(target)
        return false unless same?(path, target)

        Crash.point('compressed')
        File.delete(path)
        Disk.sync_folder(File.dirname(path))
        true
      end

      def write(path, target)
        part = File.join(File.dirname(path), ".#{File.basename(target)}.part")
        File.open(part, 'wb', 0o666) do |file|
          compress(path, file)
          file.fsync
        end
        File.rename(part, target)
        Disk.sync_folder(File.dirname(path))
      end

      def compress(path, file)
        gzip = Zlib::GzipWriter.new(file)
        gzip.mtime = File.mtime(path).to_i
        each_piece(path) { |piece| gzip.write(piece) }
        gzip.finish
      end

      # By the checksum and the length at the end of a gzip file. A file of that name that is another's proves nothing.
      def same?(path, target)
        sum = 0
        each_piece(path) { |piece| sum = Zlib.crc32(piece, sum) }
        File.size(target) > 18 && File.binread(target, 8, File.size(target) - 8).unpack('VV') == [sum, File.size(path) & 0xffffffff]
      end

      def each_piece(path)
        File.open(path, 'rb') do |file|
          while (piece = file.read(PIECE))
            yield piece
          end
        end
      end
    end
  end
end
