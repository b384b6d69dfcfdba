# frozen_string_literal: true

require_relative 'disk'

module LegacyLog
  # A chunk of our own buffer whose `.meta` Fluentd could not read at its start. It puts such a chunk aside, says so, and
  # is done with it; but nothing that we need was in the `.meta`.
  class BrokenChunk
    attr_reader :path

    # `id` is the output's, `root` Fluentd's root_dir or nil.
    def self.all(root, id)
      folder = folder(root, id)
      Disk.children(folder).grep(/\A\h{32}\.log\z/).sort.map { |name| new(File.join(folder, name)) }
    end

    # Where one goes, as Fluentd has it.
    def self.place(root, id, chunk_id) = File.join(folder(root, id), "#{chunk_id}.log")

    def self.folder(root, id)
      File.join(root || Fluent::DEFAULT_BACKUP_DIR, 'backup', 'worker0', id.gsub(%r{[ "/\\:;|*<>?]}, '_'))
    end
    private_class_method :folder

    def initialize(path)
      @path = path
    end

    def id = File.basename(@path, '.log')

    def bytes = File.binread(@path)

    def made_at = File.mtime(@path).to_i

    def remove = File.unlink(@path)
  end
end
