# frozen_string_literal: true

module LegacyLog
  # What the file system has to be asked twice: a file that is synced is still lost with the machine if the folder's
  # entry of it is not, and so on up to the first folder that was there before.
  module Disk
    module_function

    # The batch is often another user, and deletes what it has read: no permission is taken away here, Fluentd's umask
    # decides.
    def make_folder(path)
      return if Dir.exist?(path)

      parent = File.dirname(path)
      make_folder(parent)
      begin
        Dir.mkdir(path)
      rescue Errno::EEXIST
        raise unless Dir.exist?(path)
      end
      sync_folder(parent)
    end

    def sync_folder(path) = File.open(path, &:fsync)

    # A file that is there whole or not at all.
    def replace(path, bytes)
      put(path, bytes).close
      sync_folder(File.dirname(path))
    end

    # The same, for who goes on writing to it: open behind these bytes, so that it takes no other file to be opened. The
    # folder is still to be synced.
    def put(path, bytes)
      file = File.open("#{path}.part", 'w+b')
      file.sync = true
      file.write(bytes)
      file.fsync
      File.rename("#{path}.part", path)
      file
    rescue SystemCallError
      file&.close
      raise
    end

    # The size of a file; nil where there is none. What can't be looked at is not taken for gone, as by `File.size?`.
    def size(path)
      File.size(path)
    rescue Errno::ENOENT, Errno::ENOTDIR
      nil
    end

    # The names in a folder; none where there is no folder. `Dir.glob` has none either where they can't be read.
    def children(folder)
      Dir.children(folder)
    rescue Errno::ENOENT
      []
    end

    def files_below(folder)
      children(folder).map { |name| File.join(folder, name) }.flat_map do |path|
        File.lstat(path).directory? ? files_below(path) : [path]
      rescue Errno::ENOENT
        []
      end
    end

    # The name itself, or `name_1.log`, `name_2.log` …: the first that nobody has.
    def free_name(path)
      return path unless File.symlink?(path) || File.exist?(path)

      stem = path.delete_suffix('.log')
      (1..).each do |n|
        name = "#{stem}_#{n}#{'.log' if stem != path}"
        return name unless File.symlink?(name) || File.exist?(name)
      end
    end

    def inode(path)
      File.lstat(path).ino
    rescue Errno::ENOENT, Errno::ENOTDIR
      nil
    end
  end
end
