# frozen_string_literal: true

module LegacyLog
  # A chunk of our own buffer whose `.meta` Fluentd could not read at its start. It puts such a chunk aside, says so, and
  # is done with it; but nothing that we need was in the `.meta`.
  class BrokenChunk
    attr_reader :path

    # `id` is the output's, `root` Fluentd's root_dir.
    def self.all(root, id)
      folder = File.join(root, 'backup', 'worker0', id.gsub(%r{[ "/\\:;|*<>?]}, '_'))
      Dir.glob('*.log', base: folder).grep(/\A\h{32}\.log\z/).sort.map { |name| new(File.join(folder, name)) }
    end

    def initialize(path)
      @path = path
    end

    def id = File.basename(@path, '.log')

    def bytes = File.binread(@path)

    def made_at = File.mtime(@path).to_i

    def remove = File.unlink(@path)
  end
end
