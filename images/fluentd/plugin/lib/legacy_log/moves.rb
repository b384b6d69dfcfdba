# frozen_string_literal: true

require_relative 'crash'
require_relative 'disk'

module LegacyLog
  # Renames that the journal has promised. They are done after the commit, or at the next start, each once: a file is
  # known by its inode, so a name that was taken again since is left alone.
  class Moves
    def initialize(journal, log)
      @journal = journal
      @log = log
    end

    def finish
      moves = @journal.state.moves
      return if moves.empty?

      moves.each do |from, to, inode|
        # A file that was gone when its rename was promised has no inode, as one that is gone now.
        move(from, to) if inode && Disk.inode(from) == inode
        Crash.point('half-rotated') if moves.size > 1
      end
      moves.flat_map { |from, to| [File.dirname(from), File.dirname(to)] }.uniq.each { |folder| sync(folder) }
      Crash.point('rotated') if moves.size > 1
      @journal.state.moved
    end

    private

    # A rename would replace what has the name without a word.
    def move(from, to)
      free = Disk.free_name(to)
      @log.warn 'a name is taken: the file gets another one', path: to, instead: free if free != to
      File.rename(from, free)
    rescue Errno::ENOENT
      # Somebody took it in this moment.
      raise if Disk.inode(from)
    end

    # Who read the file may have removed its folder as well.
    def sync(folder)
      Disk.sync_folder(folder)
    rescue Errno::ENOENT
      nil
    end
  end
end
