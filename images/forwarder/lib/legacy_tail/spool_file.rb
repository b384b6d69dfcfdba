# frozen_string_literal: true

module LegacyTail
  # The file into which lines go that have none of their own. When it is full it is renamed, and a new one begun.
  class SpoolFile
    def initialize(path, size)
      @path = path
      @size = size
    end

    # @param text whole lines
    def write(text)
      File.rename(@path, "#{@path}.#{Process.clock_gettime(Process::CLOCK_REALTIME, :nanosecond)}") if full?
      File.open(@path, 'ab') { |file| add(file, text) }
    end

    private

    def add(file, text)
      file.sync = true
      # A line that a kill cut off stays by itself.
      file.write("\n") if torn?(file)
      before = file.size
      begin
        file.write(text)
      rescue SystemCallError
        cut(file, before)
        raise
      end
    end

    # What a full disk took of a line would go its way as a line. The whole ones before it may be read already.
    def cut(file, before)
      written = File.open(@path, 'rb') { |read| read.pread(file.size - before, before) }
      file.truncate(before + (written.rindex("\n") || -1) + 1)
    rescue EOFError
      nil
    end

    def full?
      File.size(@path) >= @size
    rescue Errno::ENOENT
      false
    end

    def torn?(file)
      !file.size.zero? && File.open(@path, 'rb') { |read| read.pread(1, file.size - 1) } != "\n"
    end
  end
end
