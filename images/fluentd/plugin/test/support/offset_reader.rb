# frozen_string_literal: true

require 'zlib'

# A batch that reads a growing file by offset and follows it by its inode, as logtail and tail -F do. What it has read
# of a file must never change.
class OffsetReader
  attr_reader :changed

  def initialize(folder)
    @folder = folder
    @open = {}
    @changed = []
  end

  def look
    return unless Dir.exist?(@folder)

    Dir.children(@folder).reject { |name| name.start_with?('.') || name.end_with?('.gz') }.each do |name|
      file = File.open(File.join(@folder, name), 'rb')
      known = @open[file.stat.ino]
      known ? file.close : @open[file.stat.ino] = [file, ''.b]
    end
    @open.each_value { |one| take(one) }
  end

  def close = @open.each_value { |file, _| file.close }

  private

  # The files stay open, as a reader has them: what was removed is still what it was, and its inode is not used again.
  def take(one)
    file, before = one
    file.rewind
    one[1] = file.read
    @changed << "#{file.path}: #{before.inspect} became #{one[1].inspect}" unless one[1].start_with?(before)
  end
end
