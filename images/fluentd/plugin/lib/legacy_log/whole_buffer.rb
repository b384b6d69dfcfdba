# frozen_string_literal: true

require 'fileutils'
require_relative 'broken_chunk'
require_relative 'disk'

module LegacyLog
  # Fluentd's buffer of files, made good where the file system fails it. What lies in it is acknowledged: packets that it does
  # not see would be in no file, and nobody would say so.
  module WholeBuffer
    CHUNK = /\.[bq](\h{32})\.log\z/

    # Fluentd takes a folder that can't be listed for an empty one, and passes over a file that it can't look at. And it adds
    # to the chunk that it wrote to last: if that is committed and only its files could not be removed, this would be lost.
    def resume
      refuse_other_place
      names = Disk.children(folder).grep(CHUNK)
      stage, queue = super
      refuse_partial(names, stage.values + queue)
      stage.each_value { |chunk| queue << queued(chunk) }
      [{}, queue]
    end

    # Fluentd copies a chunk whose metadata it can't read, and removes it even where the disk has no room for the copy.
    def handle_broken_files(path, _mode, error)
      aside = BrokenChunk.place(system_config.root_dir, owner.plugin_id, path[CHUNK, 1])
      log.error 'a chunk of the buffer is broken: what can be read of it is written', path: path, moved: aside, error: error.message
      FileUtils.mkdir_p(File.dirname(aside))
      FileUtils.mv(path, aside)
      FileUtils.rm_f("#{path}.meta")
    end

    # Where the files of a chunk can't be removed, Fluentd forgets them: a start that is a thousand chunks later would write
    # them again. And before 1.19 it counts them as waiting, for ever.
    def purge_chunk(chunk_id)
      synchronize do
        chunk = @dequeued[chunk_id] or return
        bytes = chunk.bytesize
        size = queue_size
        super
        self.queue_size = size - bytes
        left << chunk.path
      end
      remove_left
    end

    # Also where a chunk was renamed by half.
    def remove_left
      synchronize { left.reject! { |path| gone?(path) } }
    end

    private

    def left = @left ||= []

    def gone?(path)
      %w[b q].product(['', '.meta']).each do |state, suffix|
        File.unlink("#{path.sub(CHUNK) { ".#{state}#{Regexp.last_match(1)}.log" }}#{suffix}")
      rescue Errno::ENOENT
        next
      end
      true
    rescue SystemCallError
      false
    end

    def folder = File.dirname(path)

    # Where it can't look at its folder for once, Fluentd puts chunks beside it.
    def refuse_other_place
      meant = path.delete_suffix('.*.log')
      raise IOError, "the buffer's folder could not be looked at: #{meant}" if File.directory?(meant)
    end

    def refuse_partial(names, chunks)
      known = chunks.map { |chunk| chunk.path[CHUNK, 1] }
      missed = names.reject { |name| known.include?(name[CHUNK, 1]) || Disk.size(File.join(folder, name)).nil? }
      return if missed.empty?

      raise IOError, "chunks of the buffer could not be read, and what is in them is in no file: #{missed.join(' ')} in #{folder}"
    end

    # Its name is for the next start. It is in the queue whatever its name is.
    def queued(chunk)
      chunk.metadata.seq = 0
      chunk.enqueued!
      chunk
    rescue StandardError => e
      log.warn 'a chunk is written under its former name', path: chunk.path, error: e.message
      chunk
    end
  end
end
