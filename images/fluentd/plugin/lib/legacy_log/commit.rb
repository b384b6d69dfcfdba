# frozen_string_literal: true

module LegacyLog
  # What one chunk does to the files, until the journal's one entry makes it so.
  class Commit
    # Of a name, in the name of another file.
    NAME_BYTES = 100

    attr_reader :chunk_id, :journal, :log

    # `cuts` is the folder for bytes that nobody can account for.
    def initialize(chunk_id, journal, cuts:, log:)
      @chunk_id = chunk_id
      @journal = journal
      @cuts = cuts
      @log = log
      @replay = journal.state.in_flight == chunk_id
      @files = {}
      @moves = []
      @notes = {}
    end

    # Whether an earlier attempt may have left its beginning somewhere.
    def replay? = @replay

    # Inode and length of what is ours in a file.
    def known(path) = @files[path] || @journal.state.files[path]

    def place(path, inode, length) = @files[path] = [inode, length]

    # A file that the journal has not seen like this is noted before the first byte goes to it: what would stand in it
    # after a kill could not be told from what stood there before.
    def start(path, inode, length)
      @journal.note({ 'files' => { path => [inode, length] } })
      @files.delete(path)
    end

    # What a way to write files wants to find again, with the next commit.
    def remembered(key) = @notes[key] || @journal.state.notes[key]

    def remember(key, value) = @notes[key] = value

    # Promised with the commit, done after it.
    def move(from, to, inode) = @moves << [from, to, inode]

    # Bytes behind the committed end that are not those which are written now. They are kept aside and not thrown away:
    # they may be somebody else's.
    def cut(file, path, base, tail)
      aside = File.join(@cuts, "cut.#{File.basename(path).byteslice(0, NAME_BYTES)}.#{base}.#{@chunk_id}")
      Disk.make_folder(@cuts)
      Disk.replace(aside, tail)
      file.truncate(base)
      file.fsync
      @log.warn 'cut what stood behind the committed end of a file, and kept it aside',
                path: path, at: base, bytes: tail.bytesize, kept: aside
    end

    # What a former attempt left in files that this one does not come to, as its settings are others now.
    def cut_strays
      return unless replay?

      @journal.state.files.each do |path, (inode, length)|
        next if @files.key?(path) || Disk.inode(path) != inode || File.size(path) <= length

        File.open(path, 'r+b') { |file| cut(file, path, length, file.pread(file.size - length, length)) }
      end
    end

    def entry = { 'chunks' => [@chunk_id], 'files' => @files, 'moves' => @moves, 'notes' => @notes }.reject { |_, value| value.empty? }
  end
end
